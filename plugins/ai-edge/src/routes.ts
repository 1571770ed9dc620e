import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page, `/ai-edge` unless configured otherwise. @public */
export const rootRouteRef = createRouteRef({ id: 'ai-edge' });

/** The models and which site runs which version. @public */
export const modelsRouteRef = createSubRouteRef({
  id: 'ai-edge/models',
  parent: rootRouteRef,
  path: '/models',
});

/** One model over the fleet. @public */
export const modelRouteRef = createSubRouteRef({
  id: 'ai-edge/model',
  parent: rootRouteRef,
  path: '/models/:name',
});

/** The list of sites. @public */
export const sitesRouteRef = createSubRouteRef({
  id: 'ai-edge/sites',
  parent: rootRouteRef,
  path: '/sites',
});

/** One site. @public */
export const siteRouteRef = createSubRouteRef({
  id: 'ai-edge/site',
  parent: rootRouteRef,
  path: '/sites/:hub/:name',
});

/** The list of model deployments. @public */
export const deploymentsRouteRef = createSubRouteRef({
  id: 'ai-edge/deployments',
  parent: rootRouteRef,
  path: '/deployments',
});

/** One model deployment. @public */
export const deploymentRouteRef = createSubRouteRef({
  id: 'ai-edge/deployment',
  parent: rootRouteRef,
  path: '/deployments/:hub/:site/:namespace/:kind/:name',
});

/** What is on its way: the proposals of the configured repositories. @public */
export const changesRouteRef = createSubRouteRef({
  id: 'ai-edge/changes',
  parent: rootRouteRef,
  path: '/changes',
});

/** One proposal, and what has come of it on the sites. @public */
export const changeRouteRef = createSubRouteRef({
  id: 'ai-edge/change',
  parent: rootRouteRef,
  path: '/changes/:gitops/:number',
});

/** Whether the estate is wired right, and what each source last said. @public */
export const checksRouteRef = createSubRouteRef({
  id: 'ai-edge/checks',
  parent: rootRouteRef,
  path: '/checks',
});

/** Where the sources were before they became a part of the checks; it leads there. @public */
export const sourcesRouteRef = createSubRouteRef({
  id: 'ai-edge/sources',
  parent: rootRouteRef,
  path: '/sources',
});

/** A software template, where "Deploy a model" leads. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
