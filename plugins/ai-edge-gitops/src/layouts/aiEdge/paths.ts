/** Where the layout keeps things, as the ai-edge reference does. */
export const paths = {
  registration: 'acm/registration/near-edge',
  registrationBase: 'acm/registration/near-edge/base',
  overlay: (app: string) => `acm/registration/near-edge/overlays/${app}`,
  base: 'acm/odh-edge/base',
  app: (app: string) => `acm/odh-edge/apps/${app}`,
  collector: 'acm/odh-edge/apps/telemetry/otel-collector.yaml',
};

/** Image name in the base that each app replaces. */
export const PLACEHOLDER_IMAGE = 'edge-model-template-image';

/** Deployment, Service and Route of the base; each app puts its prefix in front. */
export const BASE_NAME = 'model-1';

/** Labels and annotations of what the layout writes. */
export const LABEL_MODEL_NAME = 'model-name';
export const LABEL_RELEASE = 'ai-edge/release';
export const ANNOTATION_OWNER = 'ai-edge/owner';
