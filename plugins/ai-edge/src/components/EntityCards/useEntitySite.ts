import {
  ANNOTATION_SITE,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { siteRefOf } from './siteRefOf';

/** The site of the entity on screen, or what is wrong with its annotation. */
export function useEntitySite(): { site?: SiteRef; problem?: string } {
  const { entity } = useEntity();
  const t = useAiEdgeTranslation();
  return useMemo(() => {
    try {
      return { site: siteRefOf(entity) };
    } catch {
      // The sentence below says the same to a person who edits the entity.
      return {
        problem: t('cards.badSite', {
          annotation: ANNOTATION_SITE,
          value: entity.metadata.annotations?.[ANNOTATION_SITE] ?? '',
        }),
      };
    }
  }, [entity, t]);
}
