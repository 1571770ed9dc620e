import { createPermissionRule } from '@backstage/plugin-permission-node';
import { siteResourceRef } from './resourceRefs';
import {
  clusterSetsParams,
  hasLabel,
  hubsParams,
  labelParams,
  ownersParams,
} from './ruleParams';

/** The rules of `ai-edge-site`. */
export const siteRules = {
  isInHub: createPermissionRule({
    name: 'IS_IN_HUB',
    description: 'Allow sites of the given hubs',
    resourceRef: siteResourceRef,
    paramsSchema: hubsParams,
    apply: (site, { hubs }) => hubs.includes(site.ref.hub),
    toQuery:
      ({ hubs }) =>
      site =>
        hubs.includes(site.ref.hub),
  }),
  isInClusterSet: createPermissionRule({
    name: 'IS_IN_CLUSTER_SET',
    description: 'Allow sites of the given cluster sets',
    resourceRef: siteResourceRef,
    paramsSchema: clusterSetsParams,
    apply: (site, { clusterSets }) =>
      site.clusterSet !== undefined && clusterSets.includes(site.clusterSet),
    toQuery:
      ({ clusterSets }) =>
      site =>
        site.clusterSet !== undefined && clusterSets.includes(site.clusterSet),
  }),
  hasLabel: createPermissionRule({
    name: 'HAS_LABEL',
    description: 'Allow sites with the given label',
    resourceRef: siteResourceRef,
    paramsSchema: labelParams,
    apply: (site, params) => hasLabel(site.labels, params),
    toQuery: params => site => hasLabel(site.labels, params),
  }),
  isOwner: createPermissionRule({
    name: 'IS_OWNER',
    description: 'Allow sites that one of the given entities owns',
    resourceRef: siteResourceRef,
    paramsSchema: ownersParams,
    apply: (site, { owners }) =>
      site.owner !== undefined && owners.includes(site.owner),
    toQuery:
      ({ owners }) =>
      site =>
        site.owner !== undefined && owners.includes(site.owner),
  }),
};
