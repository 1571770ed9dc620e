import {
  PageBlueprint,
  PluginHeaderActionBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import { commonMessages } from '../translation/commonMessages';

/** The page. Without a loader of its own it shows its sub-pages as tabs. */
export const aiEdgePage = PageBlueprint.make({
  params: { path: '/ai-edge', routeRef: rootRouteRef },
});

/** Tab "Sites" and everything below it. */
export const sitesSubPage = SubPageBlueprint.make({
  name: 'sites',
  params: {
    path: 'sites',
    title: commonMessages.tabs.sites,
    loader: () => import('../components/AiEdgePages').then(m => <m.SitesTab />),
  },
});

/** Tab "Deployments" and everything below it. */
export const deploymentsSubPage = SubPageBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: commonMessages.tabs.deployments,
    loader: () =>
      import('../components/AiEdgePages').then(m => <m.DeploymentsTab />),
  },
});

/** Tab "Sources". */
export const sourcesSubPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: commonMessages.tabs.sources,
    loader: () =>
      import('../components/SourcesPage').then(m => <m.SourcesPage />),
  },
});

/** "Deploy a model", on every tab. */
export const deployHeaderAction = PluginHeaderActionBlueprint.make({
  name: 'deploy',
  params: {
    loader: () =>
      import('../components/DeployButton').then(m => <m.DeployButton />),
  },
});
