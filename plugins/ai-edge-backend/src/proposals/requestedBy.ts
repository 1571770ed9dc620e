import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Entity ref of the user behind a request, `undefined` for a service. */
export function requestedBy(
  credentials: BackstageCredentials,
): string | undefined {
  const principal = credentials.principal as { userEntityRef?: string };
  return principal.userEntityRef;
}
