import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { JsonObject } from '@backstage/types';

/** What says who asks, in `integrations.<forge>[]`. */
const CREDENTIALS = new Set([
  'token',
  'apps',
  'username',
  'password',
  'commitSigningKey',
]);

/** Where a forge's integration expects an access token. */
const TOKEN_KEY: Record<string, string> = {
  gitea: 'password',
  github: 'token',
  gitlab: 'token',
};

/**
 * The integration of a repository's host with a user's own access token in place of the portal's credentials, and no
 * other one. Throws an `InputError` for a forge that takes no such token.
 */
export function integrationsOfUser(
  config: Config,
  repository: { url: string; forge: string },
  token: string,
): ScmIntegrations {
  const { url, forge } = repository;
  const key = TOKEN_KEY[forge];
  if (key === undefined) {
    throw new InputError(`token: forge ${forge} takes no token of a user`);
  }
  const { host } = new URL(url);
  const known = (config.getOptionalConfigArray(`integrations.${forge}`) ?? [])
    .map(entry => entry.get<JsonObject>())
    .find(entry => entry.host === host);
  const plain = Object.fromEntries(
    Object.entries(known ?? { host }).filter(
      ([name]) => !CREDENTIALS.has(name),
    ),
  );
  return ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: { [forge]: [{ ...plain, [key]: token }] },
    }),
  );
}
