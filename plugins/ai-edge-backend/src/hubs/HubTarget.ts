import { readFileSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { EndpointConfig, HubAccess, TlsConfig } from '../config';
import { KubeConfigAuth } from './KubeConfigAuth';
import { type HubAuth, TokenAuth } from './TokenAuth';

const CONNECT_TIMEOUT_MS = 5_000;
const SERVICE_ACCOUNT_TOKEN =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** A base URL, who speaks to it, and the connections to it. */
export interface HubTarget {
  url: string;
  auth: HubAuth;
  dispatcher: Dispatcher;
  /** Its certificates are not verified. */
  unverified: boolean;
}

interface TlsMaterial {
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  servername?: string;
  rejectUnauthorized?: boolean;
}

function createAgent(tls: TlsMaterial, proxyUrl?: string): Dispatcher {
  if (proxyUrl) {
    return new ProxyAgent({
      uri: proxyUrl,
      requestTls: { ...tls, timeout: CONNECT_TIMEOUT_MS },
    });
  }
  return new Agent({
    connect: { ...tls, keepAlive: true, timeout: CONNECT_TIMEOUT_MS },
  });
}

/** `caData` is PEM, or PEM in base64 as in a kubeconfig. */
function pem(data: string | undefined): string | undefined {
  return data === undefined || data.includes('-----BEGIN')
    ? data
    : Buffer.from(data, 'base64').toString('utf8');
}

function tlsMaterial(config: TlsConfig): TlsMaterial {
  const ca = config.caFile ? readFileSync(config.caFile) : pem(config.caData);
  return {
    ...(ca && { ca }),
    ...(config.skipTLSVerify && { rejectUnauthorized: false }),
  };
}

/** A URL with a token, its certificates judged as configured. */
export function createEndpointTarget(config: EndpointConfig): HubTarget {
  return {
    url: config.url,
    auth: TokenAuth.create(config),
    dispatcher: createAgent(tlsMaterial(config)),
    unverified: config.skipTLSVerify,
  };
}

async function fromKubeConfig(
  load: () => KubeConfig,
  auth: (config: KubeConfig) => HubAuth,
  skipTLSVerify: boolean,
): Promise<HubTarget> {
  const config = load();
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new InputError('kubeconfig: its context names no cluster');
  }
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const unverified = skipTLSVerify || options.rejectUnauthorized === false;
  return {
    url: cluster.server.replace(/\/+$/, ''),
    auth: auth(config),
    dispatcher: createAgent(
      {
        ...(options.ca && { ca: options.ca as Buffer }),
        ...(options.cert && { cert: options.cert as Buffer }),
        ...(options.key && { key: options.key as Buffer }),
        ...(options.servername && { servername: options.servername }),
        ...(unverified && { rejectUnauthorized: false }),
      },
      cluster.proxyUrl,
    ),
    unverified,
  };
}

/** Reads the files that the access names. Throws when one cannot be read. */
export async function createHubTarget(access: HubAccess): Promise<HubTarget> {
  if (access.type === 'url') return createEndpointTarget(access);
  // Eighty megabytes of memory, which only those pay who need it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require
  const client: typeof import('@kubernetes/client-node') = require('@kubernetes/client-node');
  switch (access.type) {
    case 'kubeconfig': {
      const load = () => {
        const config = new client.KubeConfig();
        config.loadFromFile(access.path);
        if (access.context !== undefined) {
          if (!config.getContextObject(access.context)) {
            throw new InputError(
              `kubeconfig: has no context "${access.context}"`,
            );
          }
          config.setCurrentContext(access.context);
        }
        return config;
      };
      return fromKubeConfig(
        load,
        () => KubeConfigAuth.create(load),
        access.skipTLSVerify,
      );
    }
    default: {
      const load = () => {
        const config = new client.KubeConfig();
        config.loadFromCluster();
        return config;
      };
      // The projected token is rotated: our own reader notices sooner than the client library's minute.
      return fromKubeConfig(
        load,
        () => TokenAuth.create({ tokenFile: SERVICE_ACCOUNT_TOKEN }),
        access.skipTLSVerify,
      );
    }
  }
}
