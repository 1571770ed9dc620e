export * from './types';
export { ClosureReader } from './ClosureReader';
export { lineScope } from './lineScope';
