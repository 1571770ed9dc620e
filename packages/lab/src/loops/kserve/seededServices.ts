import type { KubeObject } from '../../kube/types';

/** A service that somebody applied by hand on a site, and what it was before. */
export interface SeededService {
  site: string;
  name: string;
  owner: string;
  annotations?: Record<string, string>;
  /** Predictors it has had, the newest last; each one comes up before the next. */
  predictors: Record<string, unknown>[];
  /** Beside the newest predictor. */
  canary?: unknown[];
}

const MODE = 'serving.kserve.io/deploymentMode';

const model = (format: string, storageUri: string, more: object = {}) => ({
  minReplicas: 1,
  model: { modelFormat: { name: format }, storageUri },
  ...more,
});

/** One of each way that KServe serves, and of each trouble. */
export const seededServices: readonly SeededService[] = [
  {
    // Knative: one request in five goes to the new version.
    site: 'hospital-vienna-01',
    name: 'triage-vision',
    owner: 'group:default/radiology',
    predictors: [
      model('onnx', 's3://edge-models/triage-vision/v1'),
      model('onnx', 's3://edge-models/triage-vision/v2', {
        canaryTrafficPercent: 20,
      }),
    ],
  },
  {
    // Knative: nobody asks at night.
    site: 'hospital-vienna-01',
    name: 'bed-forecast',
    owner: 'group:default/radiology',
    predictors: [
      model('sklearn', 's3://edge-models/bed-forecast/v1', { minReplicas: 0 }),
    ],
  },
  {
    // Knative: the new version does not load, the old one serves on.
    site: 'plant-lyon-01',
    name: 'weld-inspector',
    owner: 'group:default/plants',
    annotations: { [MODE]: 'Knative' },
    predictors: [
      model('onnx', 's3://edge-models/weld-inspector/v3'),
      model('onnx', 's3://edge-models/weld-inspector/v4-broken'),
    ],
  },
  {
    site: 'plant-torino-02',
    name: 'example-onnx-mnist',
    owner: 'group:default/plants',
    annotations: { [MODE]: 'ModelMesh' },
    predictors: [
      {
        model: {
          modelFormat: { name: 'onnx' },
          runtime: 'ovms-1.x',
          storage: { key: 'localMinIO', path: 'onnx/mnist.onnx' },
        },
      },
    ],
  },
  {
    site: 'plant-gdansk-03',
    name: 'pallet-counter',
    owner: 'group:default/plants',
    annotations: { 'serving.kserve.io/stop': 'true' },
    predictors: [model('onnx', 's3://edge-models/pallet-counter/v1')],
  },
  {
    // Standard, KServe 0.20: a canary beside the predictor.
    site: 'store-berlin-0001',
    name: 'checkout-fraud',
    owner: 'group:default/retail',
    annotations: { [MODE]: 'Standard' },
    predictors: [model('xgboost', 's3://edge-models/checkout-fraud/v6')],
    canary: [
      {
        predictor: {
          name: 'v7',
          ...model('xgboost', 's3://edge-models/checkout-fraud/v7'),
        },
        trafficPercent: 10,
      },
    ],
  },
];

/** An LLM on a site, by the version of the API that the site has. */
export interface SeededLlm {
  site: string;
  apiVersion: string;
  namespace: string;
  name: string;
  owner: string;
  spec: Record<string, unknown>;
}

const GPU = { 'nvidia.com/gpu': '1' };
const template = {
  containers: [{ name: 'main', resources: { limits: GPU } }],
};

const notes = (name: string, tag: string, weight: number): SeededLlm => ({
  site: 'hospital-vienna-01',
  apiVersion: 'serving.kserve.io/v1alpha2',
  namespace: 'clinic-notes',
  name,
  owner: 'group:default/radiology',
  spec: {
    model: {
      uri: `oci://quay.io/acme/granite-3.3-8b:${tag}`,
      name: 'granite-3.3-8b',
    },
    replicas: 1,
    template,
    router: {
      gateway: {},
      route: { group: 'clinic-notes', weight },
      scheduler: {},
    },
  },
});

/** Two that share a group's requests where KServe is new enough to tell, and one where it is not. */
export const seededLlms: readonly SeededLlm[] = [
  notes('clinic-notes', '1', 9),
  notes('clinic-notes-next', '2', 1),
  {
    site: 'store-chicago-0101',
    apiVersion: 'serving.kserve.io/v1alpha1',
    namespace: 'shelf-chat',
    name: 'shelf-chat',
    owner: 'group:default/retail',
    spec: {
      model: {
        uri: 'hf://meta-llama/Llama-3.2-1B-Instruct',
        name: 'llama-3.2-1b',
      },
      replicas: 1,
      template,
      router: { gateway: {}, route: {}, scheduler: {} },
    },
  },
];

/** The objects, as somebody applied them. */
export function llmObject(llm: SeededLlm): KubeObject {
  const { apiVersion, namespace, name, owner, spec } = llm;
  return {
    apiVersion,
    kind: 'LLMInferenceService',
    metadata: { name, namespace, annotations: { 'ai-edge/owner': owner } },
    spec,
  };
}
