/**
 * Scaffolder actions that propose edge model deployments and run pipelines.
 *
 * @packageDocumentation
 */
export { scaffolderModuleAiEdge as default } from './module';
export { createSitesSelectAction } from './actions/createSitesSelectAction';
export { createFitCheckAction } from './actions/createFitCheckAction';
export { createProposeAction } from './actions/createProposeAction';
export { createPipelineStartAction } from './actions/createPipelineStartAction';
export { createPipelineWaitAction } from './actions/createPipelineWaitAction';
