/**
 * Pages, entity cards and scaffolder fields for edge sites and model deployments.
 *
 * @packageDocumentation
 */
export { aiEdgePlugin as default } from './plugin';
export { aiEdgeApiRef } from './api/aiEdgeApiRef';
export { intentFromFormData } from './fields/intent';
export { aiEdgeTranslationRef } from './translation';
