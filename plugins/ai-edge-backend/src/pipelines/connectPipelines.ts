import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { Fleet, FleetChange } from '../fleet/Fleet';
import type { HubRegistry } from '../hubs';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { TektonNamespace } from '../sources/tekton/TektonNamespace';
import { TektonSource } from '../sources/tekton/TektonSource';
import { DefaultPipelines } from './DefaultPipelines';
import type { Pipelines } from './Pipelines';
import { readPipelinesConfig } from './readPipelinesConfig';

const DEFAULT_INTERVAL_MS = 10_000;

export interface ConnectPipelinesOptions {
  config: Config;
  hubs: HubRegistry;
  fleet: Pick<Fleet, 'reportSource'>;
  /** Told when pipelines or runs have changed. */
  notify: (change: FleetChange) => void;
  authorizer: FleetAuthorizer;
  auditor: AuditorService;
  logger: LoggerService;
}

/**
 * Pipelines of the configured namespaces. `start` reads them on `aiEdge.pipelinesInterval` (default 10 s) until the
 * signal aborts. Throws an `InputError` naming the key for a configuration that cannot work.
 */
export function connectPipelines(options: ConnectPipelinesOptions): {
  pipelines: Pipelines;
  start(signal: AbortSignal): Promise<void>;
} {
  const { config, hubs, fleet, notify, authorizer, auditor, logger } = options;
  const intervalMs = config.has('aiEdge.pipelinesInterval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'aiEdge.pipelinesInterval' }),
      )
    : DEFAULT_INTERVAL_MS;
  const namespaces = readPipelinesConfig(config).map(entry => {
    const { hub, namespace } = entry;
    const tekton = TektonNamespace.create({ kube: hubs.get(hub), namespace });
    const source = TektonSource.create({
      hub,
      namespace,
      tekton,
      intervalMs,
      logger,
      report: status => fleet.reportSource(status),
      changed: () => notify({ kinds: ['pipeline'], refs: [] }),
    });
    return { config: entry, tekton, source };
  });
  return {
    pipelines: DefaultPipelines.create({ namespaces, authorizer, auditor }),
    async start(signal) {
      await Promise.all(namespaces.map(({ source }) => source.start(signal)));
    },
  };
}
