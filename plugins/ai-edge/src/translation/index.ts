export { aiEdgeTranslationRef } from './aiEdgeTranslationRef';
export { useAiEdgeTranslation, type Translate } from './useAiEdgeTranslation';
