import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  FlightctlConfig,
  HubAccess,
  HubConfig,
  HubRole,
  HubTimeouts,
  MetricsConfig,
  SearchConfig,
} from './AiEdgeConfig';
import { readEndpoint, readTls, readToken, readUrl } from './readEndpoint';

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** A kubeconfig and a pod's service account bring these themselves. */
const URL_KEYS = ['token', 'tokenFile', 'caFile', 'caData'];
const DEFAULT_METRICS_INTERVAL_SECONDS = 300;
const DEFAULT_FLIGHTCTL_INTERVAL_MS = 30_000;
const DEFAULT_SEARCH_INTERVAL_MS = 60_000;
const MIN_SEARCH_INTERVAL_MS = 1_000;
const DEFAULT_POLICY_NAMESPACES = ['ai-edge-policies'];

function readAccess(config: Config, path: string): HubAccess {
  const kubeconfig = config.getOptionalConfig('kubeconfig');
  const inCluster = config.getOptionalBoolean('inCluster') ?? false;
  const ways = [config.has('url'), kubeconfig !== undefined, inCluster];
  if (ways.filter(Boolean).length !== 1) {
    throw new InputError(
      `${path}: must have exactly one of url, kubeconfig and inCluster: true`,
    );
  }
  const others = kubeconfig || inCluster ? URL_KEYS : [];
  const unused = others.find(key => config.has(key));
  if (unused) {
    throw new InputError(`${path}.${unused}: belongs to url`);
  }
  if (kubeconfig) {
    return {
      type: 'kubeconfig',
      path: kubeconfig.getString('path'),
      context: kubeconfig.getOptionalString('context'),
      skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    };
  }
  if (inCluster) {
    return {
      type: 'inCluster',
      skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    };
  }
  return {
    type: 'url',
    url: readUrl(config, 'url', path, true),
    ...readToken(config, path),
    ...readTls(config, path),
  };
}

function readRole(config: Config, path: string): HubRole {
  const role = config.getOptionalString('role') ?? 'active';
  if (role !== 'active' && role !== 'standby') {
    throw new InputError(`${path}.role: must be active or standby`);
  }
  return role;
}

function readTimeouts(
  config: Config | undefined,
  path: string,
): HubTimeouts | undefined {
  if (!config) return undefined;
  const read = (key: string) => {
    if (!config.has(key)) return undefined;
    const time = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
    if (time < 1000) {
      throw new InputError(`${path}.${key}: must be at least a second`);
    }
    return time;
  };
  return { pageMs: read('page'), silenceMs: read('silence') };
}

/** A metrics store has its own users: the hub's token is never sent there unasked. */
function readMetrics(
  config: Config,
  path: string,
  hub: HubAccess,
): MetricsConfig {
  const inherited =
    hub.type === 'url'
      ? { ...hub, token: undefined, tokenFile: undefined }
      : undefined;
  const seconds = config.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      ) / 1000
    : DEFAULT_METRICS_INTERVAL_SECONDS;
  if (seconds < 1) {
    throw new InputError(`${path}.interval: must be at least a second`);
  }
  return {
    ...readEndpoint(config, path, inherited),
    intervalSeconds: Math.ceil(seconds),
  };
}

/** Search knows the hub's users: the hub's token is as good there as at its API. */
function readSearch(
  config: Config,
  path: string,
  hub: HubAccess,
): SearchConfig {
  const intervalMs = config.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : DEFAULT_SEARCH_INTERVAL_MS;
  if (intervalMs < MIN_SEARCH_INTERVAL_MS) {
    throw new InputError(`${path}.interval: must be at least a second`);
  }
  return {
    ...readEndpoint(config, path, hub.type === 'url' ? hub : undefined),
    intervalMs,
  };
}

/** FlightCtl has its own users: the hub's token is never sent there unasked. */
function readFlightctl(
  config: Config,
  path: string,
  hub: HubAccess,
): FlightctlConfig {
  const intervalMs = config.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : DEFAULT_FLIGHTCTL_INTERVAL_MS;
  if (intervalMs < 1000) {
    throw new InputError(`${path}.interval: must be at least a second`);
  }
  const inherited =
    hub.type === 'url'
      ? { ...hub, token: undefined, tokenFile: undefined }
      : undefined;
  return {
    ...readEndpoint(config, path, inherited),
    organization: config.getOptionalString('organization'),
    intervalMs,
  };
}

/** One entry of `aiEdge.hubs`. Throws an `InputError` that names the key and its rule. */
export function readHubConfig(config: Config, path: string): HubConfig {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `${path}.name: must be lower case letters, digits and "-", at most 63 characters`,
    );
  }
  const access = readAccess(config, path);
  const inherited = access.type === 'url' ? access : undefined;
  const proxy = config.getOptionalConfig('clusterProxy');
  const metrics = config.getOptionalConfig('metrics');
  const search = config.getOptionalConfig('search');
  const flightctl = config.getOptionalConfig('flightctl');
  return {
    name,
    role: readRole(config, path),
    access,
    timeouts: readTimeouts(
      config.getOptionalConfig('timeouts'),
      `${path}.timeouts`,
    ),
    clusterProxy:
      proxy && readEndpoint(proxy, `${path}.clusterProxy`, inherited),
    managedClusterView: config.getOptionalBoolean('managedClusterView'),
    metrics: metrics && readMetrics(metrics, `${path}.metrics`, access),
    search: search && readSearch(search, `${path}.search`, access),
    flightctl:
      flightctl && readFlightctl(flightctl, `${path}.flightctl`, access),
    policyNamespaces:
      config.getOptionalStringArray('policyNamespaces') ??
      DEFAULT_POLICY_NAMESPACES,
  };
}
