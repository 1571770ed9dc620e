export { GitOpsRepositoryPicker } from './GitOpsRepositoryPicker';
export { gitOpsRepositoryPickerSchema } from './gitOpsRepositoryPickerSchema';
