import {
  ANNOTATION_SITE,
  parseSiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Entity } from '@backstage/catalog-model';

/** The site that an entity stands for. Throws an `InputError` when its annotation is not `hub/name`. */
export function siteRefOf(entity: Entity): SiteRef {
  return parseSiteRef(entity.metadata.annotations?.[ANNOTATION_SITE] ?? '');
}
