export { MemoryTree } from './MemoryTree';
export { applyChanges } from './applyChanges';
export { assertOwned } from './assertOwned';
