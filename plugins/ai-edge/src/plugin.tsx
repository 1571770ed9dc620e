import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiBrainLine } from '@remixicon/react';
import { aiEdgeApi } from './api/aiEdgeApi';
import {
  edgeSiteCard,
  siteModelsContent,
  whereItRunsCard,
} from './extensions/entityExtensions';
import {
  aiEdgePage,
  changesSubPage,
  checksSubPage,
  deployHeaderAction,
  deploymentsSubPage,
  modelsSubPage,
  sitesSubPage,
  sourcesRedirect,
} from './extensions/pageExtensions';
import {
  edgeSitePickerField,
  gitOpsPreviewField,
  gitOpsRepositoryPickerField,
} from './fields/formFields';
import {
  changeRouteRef,
  changesRouteRef,
  checksRouteRef,
  deploymentRouteRef,
  deploymentsRouteRef,
  modelRouteRef,
  modelsRouteRef,
  rootRouteRef,
  siteRouteRef,
  sitesRouteRef,
  sourcesRouteRef,
  templateRouteRef,
} from './routes';

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
    models: modelsRouteRef,
    model: modelRouteRef,
    sites: sitesRouteRef,
    site: siteRouteRef,
    deployments: deploymentsRouteRef,
    deployment: deploymentRouteRef,
    changes: changesRouteRef,
    change: changeRouteRef,
    checks: checksRouteRef,
    sources: sourcesRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    aiEdgeApi,
    aiEdgePage,
    modelsSubPage,
    sitesSubPage,
    deploymentsSubPage,
    changesSubPage,
    checksSubPage,
    sourcesRedirect,
    deployHeaderAction,
    edgeSiteCard,
    siteModelsContent,
    whereItRunsCard,
    edgeSitePickerField,
    gitOpsRepositoryPickerField,
    gitOpsPreviewField,
  ],
});
