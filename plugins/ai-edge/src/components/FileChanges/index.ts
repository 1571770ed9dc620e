export { FileChanges } from './FileChanges';
export { PreviewChanges } from './PreviewChanges';
