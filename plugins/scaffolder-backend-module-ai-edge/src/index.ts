/**
 * Scaffolder actions that propose edge model deployments and run pipelines.
 *
 * @packageDocumentation
 */
export { scaffolderModuleAiEdge as default } from './module';
export { createProposeAction } from './actions/createProposeAction';
export { createPipelineStartAction } from './actions/createPipelineStartAction';
export { createPipelineWaitAction } from './actions/createPipelineWaitAction';
