import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { aiEdgeTranslationRef, type Translate } from '../translation';

/** The strings for code that is not a component, such as validators. */
export function translator(apiHolder: ApiHolder): Translate {
  const translation = apiHolder.get(translationApiRef);
  const snapshot = translation?.getTranslation(aiEdgeTranslationRef);
  if (!snapshot?.ready) {
    throw new Error('The translation of the form fields is not loaded yet.');
  }
  return snapshot.t;
}
