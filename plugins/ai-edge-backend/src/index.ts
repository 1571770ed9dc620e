/**
 * The ai-edge backend: the fleet of edge sites and model deployments, and its REST API. Beside the plugin itself it
 * exports the conditions that permission policies are written with.
 *
 * @packageDocumentation
 */
export { aiEdgePlugin as default } from './plugin';
export {
  aiEdgeDeploymentConditions,
  aiEdgePipelineNamespaceConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgePipelineNamespaceConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from './permissions/conditionExports';
export type { PipelineNamespace } from './permissions/FleetAuthorizer';
export type {
  DeploymentResource,
  ResourcePredicate,
} from './permissions/resourceRefs';
