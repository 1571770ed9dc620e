import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a site; its ref is `hub/name`, segments URI-encoded. @public */
export const RESOURCE_TYPE_SITE = 'ai-edge-site';

/** Resource type of a deployment; its ref is `hub/site/namespace/kind/name`. @public */
export const RESOURCE_TYPE_DEPLOYMENT = 'ai-edge-deployment';

/** Resource type of a pipeline namespace; its ref is `hub/namespace`. @public */
export const RESOURCE_TYPE_PIPELINE_NAMESPACE = 'ai-edge-pipeline-namespace';

/** See a site: in lists, counts, facets and alone. @public */
export const siteReadPermission = createPermission({
  name: 'aiEdge.site.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SITE,
});

/** Propose a change of what a site runs. A proposal needs it for every site it touches. @public */
export const siteChangePermission = createPermission({
  name: 'aiEdge.site.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SITE,
});

/** See a model deployment. @public */
export const deploymentReadPermission = createPermission({
  name: 'aiEdge.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});

/** See the pipelines and runs of a namespace. @public */
export const pipelineReadPermission = createPermission({
  name: 'aiEdge.pipeline.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PIPELINE_NAMESPACE,
});

/** Start and cancel runs in a namespace. @public */
export const pipelineRunPermission = createPermission({
  name: 'aiEdge.pipeline.run',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_PIPELINE_NAMESPACE,
});

/** Preview and open proposals. @public */
export const proposalCreatePermission = createPermission({
  name: 'aiEdge.proposal.create',
  attributes: { action: 'create' },
});

/** See open and past proposals. @public */
export const proposalReadPermission = createPermission({
  name: 'aiEdge.proposal.read',
  attributes: { action: 'read' },
});

/** See what the sources say of themselves, and the checks. @public */
export const sourceReadPermission = createPermission({
  name: 'aiEdge.source.read',
  attributes: { action: 'read' },
});

/** Send a request to a deployed model through the portal. @public */
export const modelInvokePermission = createPermission({
  name: 'aiEdge.model.invoke',
  attributes: {},
});

/** All permissions of the plugin. @public */
export const aiEdgePermissions = [
  siteReadPermission,
  siteChangePermission,
  deploymentReadPermission,
  pipelineReadPermission,
  pipelineRunPermission,
  proposalCreatePermission,
  proposalReadPermission,
  sourceReadPermission,
  modelInvokePermission,
];
