/** Label of an object that serves a model: the model's name. */
export const LABEL_MODEL = 'ai-edge/model';

/** Label of an object that serves a model: the version's name. */
export const LABEL_RELEASE = 'ai-edge/release';

/** Annotation with the entity ref of the owner. */
export const OWNER_ANNOTATION = 'ai-edge/owner';

/** Label by which plain Deployments say that they serve a model, and which. */
export const LABEL_MODEL_NAME = 'model-name';

/** Label of the same with the model's version. */
export const LABEL_MODEL_VERSION = 'model-version';
