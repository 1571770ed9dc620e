import { getGiteaRequestOptions } from '@backstage/integration';

/**
 * The part of `GiteaIntegrationConfig` that a forge needs.
 *
 * @public
 */
export interface GiteaCredentials {
  /** Where Gitea is, when it is not at the root of the repository's host. */
  baseUrl?: string;
  username?: string;
  /** Password or, without a user name, an access token. */
  password?: string;
}

/** Headers that say who asks. */
export function giteaAuthorization(
  credentials: GiteaCredentials,
): Record<string, string> {
  const { username, password } = credentials;
  const { headers = {} } = getGiteaRequestOptions({
    host: '',
    username,
    password,
  });
  return headers as Record<string, string>;
}

/** What no error may hold. */
export function giteaSecrets({
  username,
  password,
}: GiteaCredentials): string[] {
  if (!password) return [];
  return [password, Buffer.from(`${username}:${password}`).toString('base64')];
}
