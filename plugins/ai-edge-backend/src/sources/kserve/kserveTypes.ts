import type { KubeCondition, KubeObject } from '../../hubs';

/** Where a predictor's model comes from. */
export interface ModelSpec {
  modelFormat?: { name?: string; version?: string };
  runtime?: string;
  storageUri?: string;
  storage?: { key?: string; path?: string };
}

/** A container of a predictor that brings its own server. */
export interface Container {
  name?: string;
  image?: string;
  env?: { name?: string; value?: string }[];
}

/** What is read of a predictor. Older manifests name the model by a framework's name. */
export interface PredictorSpec {
  name?: string;
  model?: ModelSpec;
  storageUris?: { uri?: string; mountPath?: string }[];
  containers?: Container[];
  minReplicas?: number;
  canaryTrafficPercent?: number;
  [framework: string]: unknown;
}

/** How KServe says that a model is doing, beside the conditions. */
export interface ModelStatus {
  transitionStatus?: string;
  states?: { activeModelState?: string; targetModelState?: string };
  /** `totalCopies` counts the ready pods of the latest revision only. */
  copies?: { totalCopies?: number; failedCopies?: number };
  lastFailureInfo?: { reason?: string; message?: string; exitCode?: number };
}

/** One of the parts that Knative splits requests between. */
export interface RevisionTraffic {
  revisionName?: string;
  latestRevision?: boolean;
  percent?: number;
  tag?: string;
}

/** What is read of a `serving.kserve.io/v1beta1` InferenceService. Every field may be missing. */
export interface InferenceService extends KubeObject {
  spec?: {
    predictor?: PredictorSpec;
    /** KServe 0.20 and later, Standard mode. */
    canary?: { predictor?: PredictorSpec; trafficPercent?: number }[];
  };
  status?: {
    url?: string;
    address?: { url?: string };
    conditions?: KubeCondition[];
    components?: {
      predictor?: {
        restUrl?: string;
        latestCreatedRevision?: string;
        latestReadyRevision?: string;
        traffic?: RevisionTraffic[];
      };
    };
    modelStatus?: ModelStatus;
    deploymentMode?: string;
    servingRuntimeName?: string;
    clusterServingRuntimeName?: string;
    /** KServe 0.20 and later, Standard mode. */
    canaryStatuses?: {
      name?: string;
      ready?: boolean;
      trafficPercent?: number;
      modelStatus?: ModelStatus;
    }[];
  };
}

/** What is read of a `serving.kserve.io` LLMInferenceService, v1alpha1 or v1alpha2. */
export interface LlmInferenceService extends KubeObject {
  spec?: { model?: { uri?: string; name?: string }; replicas?: number };
  status?: {
    url?: string;
    addresses?: { name?: string; url?: string }[];
    conditions?: KubeCondition[];
    router?: {
      /** v1alpha2: who shares the requests of a group, and with which weight. */
      group?: {
        name?: string;
        members?: { name?: string; weight?: number; stopped?: boolean }[];
      };
    };
  };
}

/** What is read of an `apps/v1` Deployment. */
export interface AppsDeployment extends KubeObject {
  metadata: KubeObject['metadata'] & {
    ownerReferences?: { apiVersion?: string; kind?: string }[];
  };
  spec?: {
    replicas?: number;
    template?: { spec?: { containers?: Container[] } };
  };
  status?: {
    observedGeneration?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
    conditions?: KubeCondition[];
  };
}
