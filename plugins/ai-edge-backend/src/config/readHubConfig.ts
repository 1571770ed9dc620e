import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  HubAccess,
  HubConfig,
  HubRole,
  MetricsConfig,
} from './AiEdgeConfig';
import { readEndpoint, readTls, readToken, readUrl } from './readEndpoint';

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DEFAULT_METRICS_INTERVAL_SECONDS = 300;
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
  return {
    name,
    role: readRole(config, path),
    access,
    clusterProxy:
      proxy && readEndpoint(proxy, `${path}.clusterProxy`, inherited),
    metrics: metrics && readMetrics(metrics, `${path}.metrics`, access),
    policyNamespaces:
      config.getOptionalStringArray('policyNamespaces') ??
      DEFAULT_POLICY_NAMESPACES,
  };
}
