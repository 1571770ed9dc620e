import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { aiEdgeTranslationRef } from './aiEdgeTranslationRef';

/** The `t` function of this plugin's strings. */
export type Translate = TranslationFunction<(typeof aiEdgeTranslationRef)['T']>;

/** Reads the plugin's strings in the language of the portal. */
export function useAiEdgeTranslation(): Translate {
  return useTranslationRef(aiEdgeTranslationRef).t;
}
