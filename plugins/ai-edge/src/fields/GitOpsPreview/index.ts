export { GitOpsPreview } from './GitOpsPreview';
export { gitOpsPreviewSchema } from './gitOpsPreviewSchema';
export { validatePreview } from './validatePreview';
