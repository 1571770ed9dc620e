import type { RegistryConfig } from '../config';

/** `registry.example.com` -> `example.com`; nothing for a name of one or two parts, or an address. */
function parentOf(host: string): string | undefined {
  const parts = host.split('.');
  const isAddress = /^[\d.]+$|^\[/.test(host);
  return isAddress || parts.length < 3 ? undefined : parts.slice(1).join('.');
}

/**
 * Whether the token service that a registry names may be asked: the registry's own origin or, by https, its host's
 * neighbour or parent (`auth.docker.io` for `registry-1.docker.io`, `gitlab.com` for `registry.gitlab.com`), or the
 * configured one. A registry must not be able to send the portal, let alone its password, anywhere else.
 */
export function isTrustedRealm(
  realm: string,
  { url, authUrl }: Pick<RegistryConfig, 'url' | 'authUrl'>,
): boolean {
  if (!URL.canParse(realm)) return false;
  const asked = new URL(realm);
  const own = new URL(url);
  if (asked.username || asked.password) return false;
  if (asked.origin === own.origin || asked.origin === authUrl) return true;
  if (asked.protocol !== 'https:') return false;
  const parent = parentOf(own.hostname);
  return (
    asked.hostname === own.hostname ||
    (parent !== undefined &&
      (asked.hostname === parent || parentOf(asked.hostname) === parent))
  );
}
