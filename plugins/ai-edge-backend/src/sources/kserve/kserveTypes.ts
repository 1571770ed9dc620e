import type { KubeCondition, KubeObject } from '../../hubs';

/** Where a predictor's model comes from. */
export interface ModelSpec {
  modelFormat?: { name?: string; version?: string };
  runtime?: string;
  storageUri?: string;
  storage?: { key?: string; path?: string };
}

/** What is read of a `serving.kserve.io/v1beta1` InferenceService. Every field may be missing. */
export interface InferenceService extends KubeObject {
  spec?: {
    predictor?: {
      model?: ModelSpec;
      minReplicas?: number;
      canaryTrafficPercent?: number;
      [framework: string]: unknown;
    };
    canary?: {
      predictor?: { name?: string; model?: ModelSpec };
      trafficPercent?: number;
    }[];
  };
  status?: {
    url?: string;
    address?: { url?: string };
    conditions?: KubeCondition[];
    components?: {
      predictor?: {
        latestReadyRevision?: string;
        traffic?: {
          revisionName?: string;
          latestRevision?: boolean;
          percent?: number;
          tag?: string;
        }[];
      };
    };
    modelStatus?: {
      transitionStatus?: string;
      states?: { activeModelState?: string; targetModelState?: string };
      copies?: { totalCopies?: number; failedCopies?: number };
      lastFailureInfo?: { reason?: string; message?: string };
    };
    deploymentMode?: string;
    servingRuntimeName?: string;
    clusterServingRuntimeName?: string;
    canaryStatuses?: { name?: string; trafficPercent?: number }[];
  };
}

/** What is read of a `serving.kserve.io` LLMInferenceService. */
export interface LlmInferenceService extends KubeObject {
  spec?: { model?: { uri?: string; name?: string }; replicas?: number };
  status?: {
    url?: string;
    addresses?: { url?: string }[];
    conditions?: KubeCondition[];
  };
}

/** What is read of an `apps/v1` Deployment. */
export interface AppsDeployment extends KubeObject {
  spec?: {
    replicas?: number;
    template?: { spec?: { containers?: { name?: string; image?: string }[] } };
  };
  status?: {
    observedGeneration?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
    conditions?: KubeCondition[];
  };
}
