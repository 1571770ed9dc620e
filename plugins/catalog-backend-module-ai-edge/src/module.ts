import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { aiEdgeServiceRef } from '@ai-edge/backstage-plugin-ai-edge-node';
import { readProviderConfig } from './readProviderConfig';
import { SiteEntityProvider } from './SiteEntityProvider';

/**
 * Provides edge sites as catalog entities.
 *
 * @public
 */
export const catalogModuleAiEdge = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ai-edge',
  register(env) {
    env.registerInit({
      deps: {
        aiEdge: aiEdgeServiceRef,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ aiEdge, catalog, config, events, logger, scheduler }) {
        const { schedule, defaultOwner } = readProviderConfig(config);
        catalog.addEntityProvider(
          SiteEntityProvider.create({
            aiEdge,
            events,
            logger,
            taskRunner: scheduler.createScheduledTaskRunner(schedule),
            defaultOwner,
          }),
        );
      },
    });
  },
});
