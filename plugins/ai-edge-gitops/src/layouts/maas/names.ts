/** Where the layout keeps things, as the rhoaibu-cluster reference does. */
export const paths = {
  environments: 'environments.yaml',
  maas: 'components/configs/maas',
  apis: 'components/configs/maas/3scale-config/base',
  api: (name: string) => `components/configs/maas/3scale-config/base/${name}`,
};

/**
 * Everything that the layout reads: models and APIs, profiles of accelerators, the pools that nodes come from, and the
 * Applications that deliver.
 */
export const READ =
  /^(environments\.yaml|(bootstrap|clusters|components)\/.+)$/;

/** The part of it that plans may write. */
export const WRITTEN = /^components\/configs\/maas\/.+/;

/** Labels and annotations of what the layout writes. */
export const LABEL_MODEL = 'ai-edge/model';
export const LABEL_RELEASE = 'ai-edge/release';
export const ANNOTATION_OWNER = 'ai-edge/owner';
export const ANNOTATION_MODE = 'serving.kserve.io/deploymentMode';
export const ANNOTATION_STOP = 'serving.kserve.io/stop';
export const ANNOTATION_WAVE = 'argocd.argoproj.io/sync-wave';

/** Namespace of what a file of 3scale objects puts nowhere else. */
export const API_NAMESPACE = '3scale';

export const THREESCALE = 'capabilities.3scale.net/v1beta1';
