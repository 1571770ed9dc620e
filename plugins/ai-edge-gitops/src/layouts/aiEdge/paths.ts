/** Where the layout keeps things, as the ai-edge reference does. */
export const paths = {
  registration: 'acm/registration/near-edge',
  registrationBase: 'acm/registration/near-edge/base',
  overlay: (app: string) => `acm/registration/near-edge/overlays/${app}`,
  base: 'acm/odh-edge/base',
  app: (app: string) => `acm/odh-edge/apps/${app}`,
  apps: 'acm/odh-edge/apps',
  telemetry: 'acm/odh-edge/apps/telemetry',
  collector: 'acm/odh-edge/apps/telemetry/otel-collector.yaml',
  bootstrap: (hub: string) => `bootstrap/${hub}`,
  /** Where lists of metrics that a site may send home can be: the reference has two, and both count. */
  allowLists: [
    'acm/odh-edge/base/files/uwl_metrics_list.yaml',
    'acm/odh-edge/apps/telemetry/files/uwl_metrics_list.yaml',
    'acm/odh-core/acm-observability/files/uwl_metrics_list.yaml',
  ],
};

/** Image name in the base that each app replaces. */
export const PLACEHOLDER_IMAGE = 'edge-model-template-image';

/** Deployment, Service and Route of the base; each app puts its prefix in front. */
export const BASE_NAME = 'model-1';

/** Labels and annotations of what the layout writes. */
export const LABEL_MODEL_NAME = 'model-name';
export const LABEL_RELEASE = 'ai-edge/release';
export const ANNOTATION_OWNER = 'ai-edge/owner';
export const ANNOTATION_RUNTIME = 'ai-edge/runtime';

/** Name of the Service's port that has the metrics; the API's own port without it. */
export const ANNOTATION_METRICS_PORT = 'ai-edge/metrics-port';
