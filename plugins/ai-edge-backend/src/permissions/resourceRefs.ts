import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_DEPLOYMENT,
  RESOURCE_TYPE_PIPELINE_NAMESPACE,
  RESOURCE_TYPE_SITE,
  type ModelDeployment,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PipelineNamespace } from './FleetAuthorizer';

/**
 * A condition as a function over one resource.
 *
 * @public
 */
export type ResourcePredicate<TResource> = (resource: TResource) => boolean;

/**
 * A deployment with the site it is on, when the fleet knows the site.
 *
 * @public
 */
export interface DeploymentResource {
  deployment: ModelDeployment;
  site?: Site;
}

/**
 * Resource ref of `ai-edge-site`.
 *
 * @public
 */
export const siteResourceRef = createPermissionResourceRef<
  Site,
  ResourcePredicate<Site>
>().with({ pluginId: 'ai-edge', resourceType: RESOURCE_TYPE_SITE });

/**
 * Resource ref of `ai-edge-deployment`.
 *
 * @public
 */
export const deploymentResourceRef = createPermissionResourceRef<
  DeploymentResource,
  ResourcePredicate<DeploymentResource>
>().with({ pluginId: 'ai-edge', resourceType: RESOURCE_TYPE_DEPLOYMENT });

/**
 * Resource ref of `ai-edge-pipeline-namespace`.
 *
 * @public
 */
export const pipelineNamespaceResourceRef = createPermissionResourceRef<
  PipelineNamespace,
  ResourcePredicate<PipelineNamespace>
>().with({
  pluginId: 'ai-edge',
  resourceType: RESOURCE_TYPE_PIPELINE_NAMESPACE,
});
