import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AiEdgeConfig } from '../../config';
import type { Fleet } from '../../fleet';
import type { HubRegistry } from '../../hubs';
import { LiveDeploymentReader } from '../kserve/LiveDeploymentReader';
import { ClusterViewReader } from './ClusterViewReader';
import { SiteLiveReader } from './SiteLiveReader';
import { SiteObjectReader } from './SiteObjectReader';
import { ViewSweeper } from './ViewSweeper';

/** What is read of one site when somebody opens it or one of its deployments. */
export function connectSiteReads(options: {
  config: AiEdgeConfig;
  hubs: HubRegistry;
  fleet: Pick<Fleet, 'reportSource'>;
  logger: LoggerService;
}) {
  const { config, hubs, fleet, logger } = options;
  const viewed = config.hubs
    .filter(({ managedClusterView }) => managedClusterView)
    .map(({ name }) => hubs.get(name));
  const views = new Map(
    viewed.map(hub => [hub.name, ClusterViewReader.create({ hub, logger })]),
  );
  const sweepers = viewed.map(hub =>
    ViewSweeper.create({
      hub,
      logger,
      report: status => fleet.reportSource(status),
    }),
  );
  return {
    live: LiveDeploymentReader.create({
      objects: SiteObjectReader.create({ hubs, views }),
    }),
    siteLive: SiteLiveReader.create({ hubs }),
    /** Sweeps until the signal aborts. */
    async start(signal: AbortSignal): Promise<void> {
      await Promise.all(sweepers.map(sweeper => sweeper.start(signal)));
    },
  };
}
