import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { KubeObject } from '../../hubs';
import { isOwnedByServing } from './isOwnedByServing';
import { LABEL_MODEL_NAME } from './labels';
import { normalizeDeployment } from './normalizeDeployment';
import { normalizeInferenceService } from './normalizeInferenceService';
import { normalizeLlmInferenceService } from './normalizeLlmInferenceService';

/** Where and when an object was read. */
export interface Place {
  hub: string;
  site: string;
  asOf: string;
  /** How the site's KServe serves what says nothing of it. */
  deploymentMode?: string;
}

/** A kind of object that serves models, and how it is read on a site. */
export interface ModelKind {
  kind: string;
  /** API group and version, under `/apis`. */
  api: string;
  /** The same of versions that are read instead where a site serves them, the best first. */
  newerApis?: string[];
  plural: string;
  labelSelector?: string;
  /** Not every cluster has the kind. */
  optional?: boolean;
  /** True for an object that is only a part of another one that serves a model. */
  isPart?(object: KubeObject): boolean;
  normalize(object: KubeObject, place: Place): DeploymentRecord;
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
    // All that have the kind serve this one, since KServe 0.16; the newer one says who shares a group's requests.
    api: 'serving.kserve.io/v1alpha1',
    newerApis: ['serving.kserve.io/v1alpha2'],
    plural: 'llminferenceservices',
    optional: true,
    normalize: normalizeLlmInferenceService,
  },
  {
    kind: 'Deployment',
    api: 'apps/v1',
    plural: 'deployments',
    labelSelector: LABEL_MODEL_NAME,
    isPart: isOwnedByServing,
    normalize: normalizeDeployment,
  },
];
