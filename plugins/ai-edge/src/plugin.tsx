import { AiEdgeClient } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiBrainLine } from '@remixicon/react';
import { aiEdgeApiRef } from './api/aiEdgeApiRef';
import { rootRouteRef, siteRouteRef, deploymentRouteRef, templateRouteRef, sitesRouteRef, deploymentsRouteRef, sourcesRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: aiEdgeApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AiEdgeClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: { path: '/ai-edge', routeRef: rootRouteRef },
});

const sites = SubPageBlueprint.make({
  name: 'sites',
  params: {
    path: 'sites',
    title: 'Sites',
    loader: () =>
      import('./components/AiEdgePages').then(m => <m.SitesTab />),
  },
});

const deployments = SubPageBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    loader: () =>
      import('./components/AiEdgePages').then(m => <m.DeploymentsTab />),
  },
});

const sources = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: () =>
      import('./components/SourcesPage').then(m => <m.SourcesPage />),
  },
});

const deployAction = PluginHeaderActionBlueprint.make({
  name: 'deploy',
  params: {
    loader: () =>
      import('./components/DeployButton').then(m => <m.DeployButton />),
  },
});

/**
 * Edge sites and the models deployed on them: pages, catalog cards and form fields.
 *
 * @public
 */
export const aiEdgePlugin = createFrontendPlugin({
  pluginId: 'ai-edge',
  title: 'AI Edge',
  icon: <RiBrainLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    sites: sitesRouteRef,
    site: siteRouteRef,
    deployments: deploymentsRouteRef,
    deployment: deploymentRouteRef,
    sources: sourcesRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [api, page, sites, deployments, sources, deployAction],
});
