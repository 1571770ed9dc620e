import { createConditionExports } from '@backstage/plugin-permission-node';
import { deploymentRules } from './deploymentRules';
import { pipelineNamespaceRules } from './pipelineNamespaceRules';
import {
  deploymentResourceRef,
  pipelineNamespaceResourceRef,
  siteResourceRef,
} from './resourceRefs';
import { siteRules } from './siteRules';

const site = createConditionExports({
  resourceRef: siteResourceRef,
  rules: siteRules,
});

const deployment = createConditionExports({
  resourceRef: deploymentResourceRef,
  rules: deploymentRules,
});

const pipelineNamespace = createConditionExports({
  resourceRef: pipelineNamespaceResourceRef,
  rules: pipelineNamespaceRules,
});

/**
 * Conditions on sites for permission policies, such as
 * `createAiEdgeSiteConditionalDecision(permission, aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['retail'] }))`.
 *
 * @public
 */
export const aiEdgeSiteConditions = site.conditions;

/**
 * A conditional decision on a permission of `ai-edge-site`.
 *
 * @public
 */
export const createAiEdgeSiteConditionalDecision =
  site.createConditionalDecision;

/**
 * Conditions on deployments for permission policies.
 *
 * @public
 */
export const aiEdgeDeploymentConditions = deployment.conditions;

/**
 * A conditional decision on a permission of `ai-edge-deployment`.
 *
 * @public
 */
export const createAiEdgeDeploymentConditionalDecision =
  deployment.createConditionalDecision;

/**
 * Conditions on pipeline namespaces for permission policies.
 *
 * @public
 */
export const aiEdgePipelineNamespaceConditions = pipelineNamespace.conditions;

/**
 * A conditional decision on a permission of `ai-edge-pipeline-namespace`.
 *
 * @public
 */
export const createAiEdgePipelineNamespaceConditionalDecision =
  pipelineNamespace.createConditionalDecision;
