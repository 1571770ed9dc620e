export { EdgeSitePicker } from './EdgeSitePicker';
export { edgeSitePickerSchema } from './edgeSitePickerSchema';
export { validateSites } from './validateSites';
