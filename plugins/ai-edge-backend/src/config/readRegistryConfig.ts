import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { RegistryConfig } from './AiEdgeConfig';
import { readTls, readToken, readUrl } from './readEndpoint';

const HOST = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?$/;
const PREFIX = /^[a-z0-9]+([._/-]+[a-z0-9]+)*$/;
/** Docker Hub answers somewhere else than its addresses say. */
const KNOWN: Record<string, string> = {
  'docker.io': 'https://registry-1.docker.io',
};

function readOptional(config: Config, key: string): string | undefined {
  return config.getOptional(key) === ''
    ? undefined
    : config.getOptionalString(key);
}

/** One entry of `aiEdge.registries`. Throws an `InputError` that names the key and its rule. */
export function readRegistryConfig(
  config: Config,
  path: string,
): RegistryConfig {
  const host = config.getString('host');
  if (!HOST.test(host)) {
    throw new InputError(
      `${path}.host: must be a host as image addresses name it, such as quay.io, with its port if it has one`,
    );
  }
  const prefix = readOptional(config, 'prefix');
  if (prefix !== undefined && !PREFIX.test(prefix)) {
    throw new InputError(`${path}.prefix: must be a path such as quay-proxy`);
  }
  const username = readOptional(config, 'username');
  const password = readOptional(config, 'password');
  if ((username === undefined) !== (password === undefined)) {
    throw new InputError(`${path}: takes username and password, or neither`);
  }
  const { token, tokenFile } = readToken(config, path);
  const hasToken = token !== undefined || tokenFile !== undefined;
  if (hasToken && username !== undefined) {
    throw new InputError(`${path}: takes an account or a token, not both`);
  }
  const secure = hasToken || username !== undefined;
  return {
    host,
    url: config.has('url')
      ? readUrl(config, 'url', path, secure)
      : KNOWN[host] ?? `https://${host}`,
    prefix,
    username,
    password,
    token,
    tokenFile,
    authUrl: config.has('authUrl')
      ? new URL(readUrl(config, 'authUrl', path, true)).origin
      : undefined,
    ...readTls(config, path),
  };
}
