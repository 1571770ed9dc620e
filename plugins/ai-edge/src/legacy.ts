/**
 * The same pages, cards and form fields for portals on the old frontend system.
 *
 * @packageDocumentation
 */
export { aiEdgeApiRef } from './api/aiEdgeApiRef';
export { aiEdgeTranslationRef } from './translation';
export { aiEdgePlugin } from './legacy/aiEdgePlugin';
export {
  AiEdgePage,
  EdgeSiteCard,
  EdgeSitePickerFieldExtension,
  EntitySiteModels,
  GitOpsPreviewFieldExtension,
  GitOpsRepositoryPickerFieldExtension,
  WhereItRunsCard,
} from './legacy/extensions';
