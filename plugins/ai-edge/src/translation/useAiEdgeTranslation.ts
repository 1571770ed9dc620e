import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { aiEdgeTranslationRef } from './aiEdgeTranslationRef';

/** The `t` function of this plugin's strings. */
export type Translate = ReturnType<typeof useAiEdgeTranslation>;

/** Reads the plugin's strings in the language of the portal. */
export function useAiEdgeTranslation() {
  return useTranslationRef(aiEdgeTranslationRef).t;
}
