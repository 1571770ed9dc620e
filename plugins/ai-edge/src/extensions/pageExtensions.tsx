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

/** Tab "Models" and everything below it. */
export const modelsSubPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: commonMessages.tabs.models,
    loader: () =>
      import('../components/AiEdgePages').then(m => <m.ModelsTab />),
  },
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

/** Tab "Changes" and everything below it. */
export const changesSubPage = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: commonMessages.tabs.changes,
    loader: () =>
      import('../components/AiEdgePages').then(m => <m.ChangesTab />),
  },
});

/** Tab "Checks": whether the estate is wired right. The sources are its first section. */
export const checksSubPage = SubPageBlueprint.make({
  name: 'checks',
  params: {
    path: 'checks',
    title: commonMessages.tabs.checks,
    loader: () =>
      import('../components/ChecksPage').then(m => <m.ChecksPage />),
  },
});

/** The address that the sources had when they were a tab of their own. A page, for every sub-page is a tab. */
export const sourcesRedirect = PageBlueprint.make({
  name: 'sources',
  params: {
    path: '/ai-edge/sources',
    noHeader: true,
    loader: () =>
      import('../components/ChecksPage').then(m => <m.SourcesRedirect />),
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
