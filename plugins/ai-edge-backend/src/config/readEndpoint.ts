import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { EndpointConfig, TlsConfig, TokenConfig } from './AiEdgeConfig';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * An http(s) URL without credentials and without a slash at its end. With `secure` plain http is only for
 * loopback, since bearer tokens travel along.
 */
export function readUrl(
  config: Config,
  key: string,
  path: string,
  secure: boolean,
): string {
  const text = config.getString(key);
  const name = `${path}.${key}`;
  if (!URL.canParse(text)) {
    throw new InputError(`${name}: must be a URL`);
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputError(`${name}: must start with https:// or http://`);
  }
  if (url.username || url.password) {
    throw new InputError(`${name}: must not carry credentials`);
  }
  if (secure && url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    throw new InputError(
      `${name}: must be https, a token is never sent over http`,
    );
  }
  return text.replace(/\/+$/, '');
}

/** An environment variable that is set to nothing says nothing. */
function readText(config: Config, key: string): string | undefined {
  return config.getOptional(key) === ''
    ? undefined
    : config.getOptionalString(key);
}

/** `token` or `tokenFile`, not both. */
export function readToken(config: Config, path: string): TokenConfig {
  const token = readText(config, 'token');
  const tokenFile = readText(config, 'tokenFile');
  if (token !== undefined && tokenFile !== undefined) {
    throw new InputError(`${path}: takes token or tokenFile, not both`);
  }
  return { token, tokenFile };
}

/** `caFile` or `caData`, not both, and `skipTLSVerify`. */
export function readTls(config: Config, path: string): TlsConfig {
  const caFile = readText(config, 'caFile');
  const caData = readText(config, 'caData');
  if (caFile !== undefined && caData !== undefined) {
    throw new InputError(`${path}: takes caFile or caData, not both`);
  }
  return {
    caFile,
    caData,
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
  };
}

/** An endpoint beside a hub; what it does not say about its certificate is as the hub's. */
export function readEndpoint(
  config: Config,
  path: string,
  inherited?: TlsConfig & TokenConfig,
): EndpointConfig {
  const token = readToken(config, path);
  const tls = readTls(config, path);
  const ownTls = tls.caFile ?? tls.caData;
  const ownToken = token.token ?? token.tokenFile;
  return {
    url: readUrl(config, 'url', path, true),
    token: ownToken === undefined ? inherited?.token : token.token,
    tokenFile: ownToken === undefined ? inherited?.tokenFile : token.tokenFile,
    caFile: ownTls === undefined ? inherited?.caFile : tls.caFile,
    caData: ownTls === undefined ? inherited?.caData : tls.caData,
    skipTLSVerify:
      config.getOptionalBoolean('skipTLSVerify') ??
      inherited?.skipTLSVerify ??
      false,
  };
}
