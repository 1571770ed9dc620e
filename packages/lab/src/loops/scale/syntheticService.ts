import type { KubeObject } from '../../kube/types';
import { artifactOf } from './syntheticModels';
import type { Placing } from './syntheticWork';

/** The InferenceService of a synthetic model, as it looks after days of serving; without pods. */
export function syntheticService(placing: Placing): KubeObject {
  const { site, model, version, state, created } = placing;
  const { name } = model;
  const status = state === 'Healthy' ? 'True' : 'False';
  const conditions = ['PredictorReady', 'IngressReady', 'Ready'].map(type => ({
    type,
    status,
    lastTransitionTime: created,
    ...(status === 'False' ? { reason: 'MinimumReplicasUnavailable' } : {}),
  }));
  const artifact = artifactOf(model, version);
  const host = `${name}-${name}.apps.${site}.edge.example`;
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: name,
      creationTimestamp: created,
      labels: { 'ai-edge/model': name, 'ai-edge/release': version },
      annotations: {
        'ai-edge/owner': model.owner,
        'serving.kserve.io/deploymentMode': 'Standard',
      },
    },
    spec: {
      predictor: {
        minReplicas: 1,
        model: {
          modelFormat: { name: model.format },
          resources: { requests: { cpu: '250m', memory: '512Mi' } },
          storageUri: artifact,
        },
      },
    },
    status: {
      ...(state === 'Healthy'
        ? {
            url: `https://${host}`,
            address: {
              url: `http://${name}-predictor.${name}.svc.cluster.local`,
            },
          }
        : {}),
      clusterServingRuntimeName: model.runtime,
      deploymentMode: 'Standard',
      components: { predictor: {} },
      conditions,
      modelStatus: modelStatus(state, artifact, created),
    },
  };
}

function modelStatus(
  state: Placing['state'],
  artifact: string,
  created: string,
) {
  switch (state) {
    case 'Healthy':
      return {
        transitionStatus: 'UpToDate',
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
        copies: { totalCopies: 1, failedCopies: 0 },
      };
    case 'Degraded':
      return {
        transitionStatus: 'BlockedByFailedLoad',
        states: { targetModelState: 'FailedToLoad' },
        copies: { totalCopies: 0, failedCopies: 1 },
        lastFailureInfo: {
          reason: 'ModelLoadFailed',
          message: `RuntimeError: Failed to fetch model from ${artifact}`,
          exitCode: 1,
          time: created,
        },
      };
    default:
      return {
        transitionStatus: 'InProgress',
        states: { targetModelState: 'Loading' },
        copies: { totalCopies: 0, failedCopies: 0 },
      };
  }
}
