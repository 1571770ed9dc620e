import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { KubeObject } from '../../hubs';
import { LABEL_MODEL_NAME } from './labels';
import { normalizeDeployment } from './normalizeDeployment';
import { normalizeInferenceService } from './normalizeInferenceService';
import { normalizeLlmInferenceService } from './normalizeLlmInferenceService';

/** A kind of object that serves models, and how it is read on a site. */
export interface ModelKind {
  kind: string;
  /** API group and version, under `/apis`. */
  api: string;
  plural: string;
  labelSelector?: string;
  /** Not every cluster has the kind. */
  optional?: boolean;
  normalize(
    object: KubeObject,
    place: { hub: string; site: string; asOf: string },
  ): DeploymentRecord;
}

/** Everything that serves models on a site. */
export const modelKinds: ModelKind[] = [
  {
    kind: 'InferenceService',
    api: 'serving.kserve.io/v1beta1',
    plural: 'inferenceservices',
    optional: true,
    normalize: normalizeInferenceService,
  },
  {
    kind: 'LLMInferenceService',
    // The newest version is not served by every KServe; this one still is by all that have the kind.
    api: 'serving.kserve.io/v1alpha1',
    plural: 'llminferenceservices',
    optional: true,
    normalize: normalizeLlmInferenceService,
  },
  {
    kind: 'Deployment',
    api: 'apps/v1',
    plural: 'deployments',
    labelSelector: LABEL_MODEL_NAME,
    normalize: normalizeDeployment,
  },
];
