/**
 * The command `ai-edge`.
 *
 * @packageDocumentation
 */
export { main } from './main';
