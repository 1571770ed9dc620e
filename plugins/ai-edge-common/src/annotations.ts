/**
 * Annotation of a catalog entity that stands for a site: `<hub>/<name>`.
 *
 * @public
 */
export const ANNOTATION_SITE = 'ai-edge/site';

/**
 * Annotation of a catalog entity that stands for, or belongs to, a model: the model's name.
 *
 * @public
 */
export const ANNOTATION_MODEL = 'ai-edge/model';
