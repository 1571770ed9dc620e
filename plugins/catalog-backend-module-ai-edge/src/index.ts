/**
 * Edge sites as catalog entities.
 *
 * @packageDocumentation
 */
export { catalogModuleAiEdge as default } from './module';
