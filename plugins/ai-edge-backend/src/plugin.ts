import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  aiEdgeGitOpsExtensionPoint,
  aiEdgeSourcesExtensionPoint,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { ExtensionRegistry } from './ExtensionRegistry';
import { FleetRuntime } from './FleetRuntime';
import { readAiEdgeConfig } from './config';
import { DefaultFleet, DefaultSiteSelector, FleetPublisher } from './fleet';
import { DeploymentDetails } from './fleet/DeploymentDetails';
import { FleetQueries } from './fleet/query';
import { DefaultHubRegistry } from './hubs';
import { DeploymentMetrics } from './metrics/DeploymentMetrics';
import { metricStores } from './metrics/metricStores';
import { DefaultFleetAuthorizer } from './permissions/DefaultFleetAuthorizer';
import { registerPermissions } from './permissions/registerPermissions';
import { connectPipelines } from './pipelines/connectPipelines';
import { connectProposals } from './proposals/connectProposals';
import { createRouter } from './router/createRouter';
import { createDeploymentsRouter } from './router/deploymentsRouter';
import { createPipelinesRouter } from './router/pipelinesRouter';
import { createProposalsRouter } from './router/proposalsRouter';
import { createSitesRouter } from './router/sitesRouter';
import { createSiteSelectionRouter } from './router/siteSelectionRouter';
import { createSourcesRouter } from './router/sourcesRouter';
import { hubSources } from './sources/hubSources';
import { LiveDeploymentReader } from './sources/kserve/LiveDeploymentReader';

/**
 * The fleet of edge sites and model deployments, and its REST API under `/api/ai-edge`.
 *
 * @public
 */
export const aiEdgePlugin = createBackendPlugin({
  pluginId: 'ai-edge',
  register(env) {
    const extensions = new ExtensionRegistry();
    env.registerExtensionPoint(aiEdgeSourcesExtensionPoint, extensions);
    env.registerExtensionPoint(aiEdgeGitOpsExtensionPoint, extensions);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auditor, config, httpAuth, logger } = deps;
        const aiEdge = readAiEdgeConfig(config);
        const hubs = DefaultHubRegistry.create({ hubs: aiEdge.hubs, logger });
        const fleet = DefaultFleet.create({ gitops: aiEdge.gitops });
        const publisher = FleetPublisher.create({ ...deps, fleet });
        registerPermissions({ ...deps, fleet });
        const authorizer = DefaultFleetAuthorizer.create({ ...deps, fleet });
        const selector = DefaultSiteSelector.create({ fleet });
        const shared = {
          config,
          hubs,
          fleet,
          selector,
          authorizer,
          auditor,
          logger,
          notify: publisher.notify.bind(publisher),
        };
        const { repositories, proposals } = connectProposals({
          ...shared,
          layouts: extensions.layouts,
          createForge: extensions.createForge.bind(extensions),
        });
        const { pipelines, start: startPipelines } = connectPipelines(shared);
        const queries = FleetQueries.create({
          fleet,
          standbyHubs: aiEdge.hubs
            .filter(({ role }) => role === 'standby')
            .map(({ name }) => name),
        });
        const live = LiveDeploymentReader.create({ hubs });
        const metrics = DeploymentMetrics.create({
          fleet,
          stores: metricStores(aiEdge.hubs, status =>
            fleet.reportSource(status),
          ),
        });
        const door = { fleet, queries, authorizer, httpAuth };
        deps.httpRouter.use(
          createRouter([
            createSitesRouter(door),
            createSiteSelectionRouter({ ...door, selector }),
            createDeploymentsRouter({
              ...door,
              details: DeploymentDetails.create({ fleet, live }),
              metrics,
            }),
            createSourcesRouter({ ...door, gitops: repositories.describe() }),
            createProposalsRouter({ proposals, httpAuth }),
            createPipelinesRouter({ pipelines, httpAuth }),
          ]),
        );
        const runtime = FleetRuntime.create({
          fleet,
          logger,
          sources: [
            ...hubSources({ config: aiEdge, hubs, fleet }),
            ...extensions.sources,
          ],
          others: [
            signal => repositories.start(signal),
            signal => startPipelines(signal),
          ],
        });
        deps.lifecycle.addStartupHook(() => runtime.start());
        deps.lifecycle.addShutdownHook(() => runtime.stop());
      },
    });
  },
});
