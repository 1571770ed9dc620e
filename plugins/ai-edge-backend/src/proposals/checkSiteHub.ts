import { InputError } from '@backstage/errors';
import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Throws an `InputError` for a site that is to be registered on a hub that the repository is not for. */
export function checkSiteHub(
  intent: Intent,
  { name, hubs }: { name: string; hubs: string[] },
): void {
  if (intent.kind !== 'register-site' || hubs.includes(intent.site.hub)) return;
  throw new InputError(
    `site.hub: repository "${name}" is for hub ${hubs.join(', ')}, not for ${
      intent.site.hub
    }`,
  );
}
