import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  aiEdgeGitOpsExtensionPoint,
  aiEdgeSourcesExtensionPoint,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { Checks } from './checks/Checks';
import { ExtensionRegistry } from './ExtensionRegistry';
import { FleetRuntime } from './FleetRuntime';
import { readAiEdgeConfig } from './config';
import { FleetKeeper } from './database/FleetKeeper';
import { PluginDatabase } from './database/PluginDatabase';
import { DefaultFleet, DefaultSiteSelector, FleetPublisher } from './fleet';
import { DeploymentDetails } from './fleet/DeploymentDetails';
import { FleetIndex, FleetQueries, ModelQueries } from './fleet/query';
import { SiteTimelines } from './history/SiteTimelines';
import { DefaultHubRegistry } from './hubs';
import { DeploymentMetrics } from './metrics/DeploymentMetrics';
import { metricStores } from './metrics/metricStores';
import { DefaultFleetAuthorizer } from './permissions/DefaultFleetAuthorizer';
import { registerPermissions } from './permissions/registerPermissions';
import { connectPipelines } from './pipelines/connectPipelines';
import { connectProposals } from './proposals/connectProposals';
import { createRouter } from './router/createRouter';
import { createChecksRouter } from './router/checksRouter';
import { createDeploymentsRouter } from './router/deploymentsRouter';
import { createModelMatrixRouter } from './router/modelMatrixRouter';
import { createModelsRouter } from './router/modelsRouter';
import { createPipelinesRouter } from './router/pipelinesRouter';
import { createProposalsRouter } from './router/proposalsRouter';
import { createSitesRouter } from './router/sitesRouter';
import { createSiteSelectionRouter } from './router/siteSelectionRouter';
import { createSourcesRouter } from './router/sourcesRouter';
import { createTimelineRouter } from './router/timelineRouter';
import { ForgeEvents } from './sources/forge/ForgeEvents';
import { hubSources } from './sources/hubSources';
import { DeploymentHistories } from './sources/git/history/DeploymentHistories';
import { connectSiteReads } from './sources/views/connectSiteReads';
import { HubTelemetry } from './telemetry/HubTelemetry';
import { observeFleet } from './telemetry/observeFleet';

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
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        meters: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auditor, config, httpAuth, logger } = deps;
        const aiEdge = readAiEdgeConfig(config);
        const hubs = DefaultHubRegistry.create({
          hubs: aiEdge.hubs,
          logger,
          observer: HubTelemetry.create({ metrics: deps.meters }),
        });
        const fleet = DefaultFleet.create({ gitops: aiEdge.gitops });
        const publisher = FleetPublisher.create({ ...deps, fleet });
        observeFleet({ metrics: deps.meters, fleet });
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
        const { repositories, proposals, replanner, fits } = connectProposals({
          ...shared,
          scheduler: deps.scheduler,
          layouts: extensions.layouts,
          createForge: extensions.createForge.bind(extensions),
        });
        const { pipelines, start: startPipelines } = connectPipelines(shared);
        const lists = {
          fleet,
          index: FleetIndex.create({ fleet }),
          standbyHubs: aiEdge.hubs
            .filter(({ role }) => role === 'standby')
            .map(({ name }) => name),
        };
        const queries = FleetQueries.create(lists);
        const models = ModelQueries.create(lists);
        const siteReads = connectSiteReads({ ...shared, config: aiEdge });
        const metrics = DeploymentMetrics.create({
          fleet,
          stores: metricStores(aiEdge.hubs, status =>
            fleet.reportSource(status),
          ),
        });
        const database = PluginDatabase.create(deps);
        const door = { fleet, queries, authorizer, httpAuth };
        deps.httpRouter.use(
          createRouter([
            createSitesRouter({ ...door, siteLive: siteReads.siteLive }),
            createSiteSelectionRouter({ ...door, selector, fits }),
            createTimelineRouter({
              ...door,
              timelines: SiteTimelines.create({ fleet, database, logger }),
            }),
            createDeploymentsRouter({
              ...door,
              details: DeploymentDetails.create({
                fleet,
                live: siteReads.live,
              }),
              metrics,
              histories: DeploymentHistories.create({ fleet, repositories }),
            }),
            createModelsRouter({ ...door, models }),
            createModelMatrixRouter({ ...door, models }),
            createSourcesRouter({ ...door, gitops: repositories.describe() }),
            createChecksRouter({
              ...door,
              checks: Checks.create({
                fleet,
                hubs: aiEdge.hubs,
                registry: hubs,
              }),
            }),
            createProposalsRouter({ proposals, httpAuth }),
            createPipelinesRouter({ pipelines, httpAuth }),
          ]),
        );
        const runtime = FleetRuntime.create({
          fleet,
          logger,
          keeper: FleetKeeper.create({ ...deps, fleet, database }),
          sources: [
            ...hubSources({ config: aiEdge, hubs, fleet }),
            ...extensions.sources,
          ],
          others: [
            signal => repositories.start(signal),
            signal =>
              ForgeEvents.create({ ...deps, repositories }).start(signal),
            signal => replanner.start(signal),
            signal => startPipelines(signal),
            signal => siteReads.start(signal),
          ],
        });
        deps.lifecycle.addStartupHook(() => runtime.start());
        deps.lifecycle.addShutdownHook(() => runtime.stop());
      },
    });
  },
});
