import { createPermissionRule } from '@backstage/plugin-permission-node';
import { deploymentResourceRef, type DeploymentResource } from './resourceRefs';
import {
  clusterSetsParams,
  hasLabel,
  hubsParams,
  labelParams,
  ownersParams,
} from './ruleParams';

const isInClusterSet = (
  { site }: DeploymentResource,
  { clusterSets }: { clusterSets: string[] },
) => site?.clusterSet !== undefined && clusterSets.includes(site.clusterSet);

const isOwner = (
  { deployment }: DeploymentResource,
  { owners }: { owners: string[] },
) => deployment.owner !== undefined && owners.includes(deployment.owner);

/** The rules of `ai-edge-deployment`. */
export const deploymentRules = {
  isInHub: createPermissionRule({
    name: 'IS_IN_HUB',
    description: 'Allow deployments on sites of the given hubs',
    resourceRef: deploymentResourceRef,
    paramsSchema: hubsParams,
    apply: ({ deployment }, { hubs }) => hubs.includes(deployment.ref.hub),
    toQuery:
      ({ hubs }) =>
      ({ deployment }) =>
        hubs.includes(deployment.ref.hub),
  }),
  isInClusterSet: createPermissionRule({
    name: 'IS_IN_CLUSTER_SET',
    description: 'Allow deployments on sites of the given cluster sets',
    resourceRef: deploymentResourceRef,
    paramsSchema: clusterSetsParams,
    apply: isInClusterSet,
    toQuery: params => resource => isInClusterSet(resource, params),
  }),
  hasLabel: createPermissionRule({
    name: 'HAS_LABEL',
    description: 'Allow deployments with the given label',
    resourceRef: deploymentResourceRef,
    paramsSchema: labelParams,
    apply: ({ deployment }, params) => hasLabel(deployment.labels, params),
    toQuery:
      params =>
      ({ deployment }) =>
        hasLabel(deployment.labels, params),
  }),
  hasSiteLabel: createPermissionRule({
    name: 'HAS_SITE_LABEL',
    description: 'Allow deployments on sites with the given label',
    resourceRef: deploymentResourceRef,
    paramsSchema: labelParams,
    apply: ({ site }, params) =>
      site !== undefined && hasLabel(site.labels, params),
    toQuery:
      params =>
      ({ site }) =>
        site !== undefined && hasLabel(site.labels, params),
  }),
  isOwner: createPermissionRule({
    name: 'IS_OWNER',
    description: 'Allow deployments that one of the given entities owns',
    resourceRef: deploymentResourceRef,
    paramsSchema: ownersParams,
    apply: isOwner,
    toQuery: params => resource => isOwner(resource, params),
  }),
};
