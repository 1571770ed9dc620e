import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  AiEdgeConfig,
  FitConfig,
  GitOpsConfig,
  InventoryConfig,
  PipelineNamespaceConfig,
} from './AiEdgeConfig';
import { readHubConfig } from './readHubConfig';
import { readRegistryConfig } from './readRegistryConfig';
import { readUrl } from './readEndpoint';

function requireUnique(names: string[], path: string) {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`${path}: has "${twice}" twice`);
  }
}

function requireHub(hub: string, hubs: string[], path: string) {
  if (!hubs.includes(hub)) {
    throw new InputError(
      `${path}: "${hub}" must be one of aiEdge.hubs: ${
        hubs.join(', ') || 'none'
      }`,
    );
  }
}

function readGitOps(
  config: Config,
  path: string,
  hubs: string[],
): GitOpsConfig {
  const chosen = config.getOptionalStringArray('hubs') ?? hubs;
  chosen.forEach(hub => requireHub(hub, hubs, `${path}.hubs`));
  return {
    name: config.getString('name'),
    url: readUrl(config, 'url', path, false),
    forge: config.getString('forge'),
    branch: config.getOptionalString('branch') ?? 'main',
    layout: config.getString('layout'),
    hubs: chosen,
    labels: config.getOptionalStringArray('labels'),
    signedCommits: config.getOptionalBoolean('signedCommits'),
  };
}

function readPipelines(
  config: Config,
  path: string,
  hubs: string[],
): PipelineNamespaceConfig {
  const hub = config.getString('hub');
  requireHub(hub, hubs, `${path}.hub`);
  return { hub, namespace: config.getString('namespace') };
}

function readInventory(config: Config | undefined): InventoryConfig {
  const maxSites = config?.getOptionalNumber('maxSites') ?? 50;
  const concurrency = config?.getOptionalNumber('concurrency') ?? 4;
  const intervalMs = config?.has('interval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'interval' }),
      )
    : 10_000;
  if (maxSites < 0) {
    throw new InputError('aiEdge.inventory.maxSites: must not be negative');
  }
  if (concurrency < 1) {
    throw new InputError('aiEdge.inventory.concurrency: must be at least 1');
  }
  if (intervalMs < 1000) {
    throw new InputError(
      'aiEdge.inventory.interval: must be at least a second',
    );
  }
  return { maxSites, intervalMs, concurrency };
}

function readOnMismatch(root: Config | undefined): FitConfig['onMismatch'] {
  const value = root?.getOptionalString('fit.onMismatch') ?? 'warn';
  if (value !== 'warn' && value !== 'block') {
    throw new InputError('aiEdge.fit.onMismatch: must be warn or block');
  }
  return value;
}

/**
 * Reads everything under `aiEdge`. Throws an `InputError` that names the key and its rule; without the key there
 * are no hubs, no repositories, no pipelines, no registries.
 */
export function readAiEdgeConfig(config: Config): AiEdgeConfig {
  const root = config.getOptionalConfig('aiEdge');
  const list = (key: string) => root?.getOptionalConfigArray(key) ?? [];
  const hubs = list('hubs').map((entry, index) =>
    readHubConfig(entry, `aiEdge.hubs[${index}]`),
  );
  const hubNames = hubs.map(hub => hub.name);
  requireUnique(hubNames, 'aiEdge.hubs');
  const gitops = list('gitops').map((entry, index) =>
    readGitOps(entry, `aiEdge.gitops[${index}]`, hubNames),
  );
  requireUnique(
    gitops.map(({ name }) => name),
    'aiEdge.gitops',
  );
  return {
    hubs,
    gitops,
    pipelines: list('pipelines').map((entry, index) =>
      readPipelines(entry, `aiEdge.pipelines[${index}]`, hubNames),
    ),
    inventory: readInventory(root?.getOptionalConfig('inventory')),
    registries: list('registries').map((entry, index) =>
      readRegistryConfig(entry, `aiEdge.registries[${index}]`),
    ),
    fit: { onMismatch: readOnMismatch(root) },
  };
}
