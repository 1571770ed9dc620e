import type { KubeObject } from '../../kube/types';
import { setConditions, type Condition } from '../conditions';
import type { ServingProblem } from '../kserve/problemOf';
import { runtimeOf } from '../kserve/serving';
import type { Stage } from '../kserve/serviceStatus';

/**
 * The status of an InferenceService that ModelMesh serves: it has no pods of its own, and its address is the one that
 * all models of a namespace share.
 */
export function modelMeshStatus(options: {
  service: KubeObject;
  stage: Stage;
  problem?: ServingProblem;
}): Record<string, unknown> {
  const { service, stage, problem } = options;
  const { status = {}, metadata } = service;
  const host = `modelmesh-serving.${metadata.namespace}`;
  const served = status.modelStatus?.states?.activeModelState === 'Loaded';
  const up = stage === 'Loaded' || served;
  const conditions = ['PredictorReady', 'Ready'].map(
    (type): Condition => ({
      type,
      status: up ? 'True' : 'False',
      ...(up ? {} : { reason: 'ModelNotLoaded', message: problem?.message }),
    }),
  );
  const grpcUrl = `grpc://${host}:8033`;
  const restUrl = `http://${host}:8008`;
  return {
    ...status,
    deploymentMode: 'ModelMesh',
    ...(runtimeOf(service) && { servingRuntimeName: runtimeOf(service) }),
    url: up ? grpcUrl : undefined,
    components: up ? { predictor: { url: grpcUrl, grpcUrl, restUrl } } : {},
    conditions: setConditions(status.conditions, conditions),
    modelStatus: {
      ...transition(stage),
      states: {
        activeModelState: up ? 'Loaded' : 'Pending',
        targetModelState: stage === 'Failed' ? 'FailedToLoad' : stage,
      },
      ...(stage === 'Failed' && {
        lastFailureInfo: {
          reason: 'ModelLoadFailed',
          message: problem?.message,
        },
      }),
    },
  };
}

function transition(stage: Stage) {
  switch (stage) {
    case 'Loaded':
      return {
        transitionStatus: 'UpToDate',
        copies: { totalCopies: 1, failedCopies: 0 },
      };
    case 'Failed':
      return {
        transitionStatus: 'BlockedByFailedLoad',
        copies: { totalCopies: 0, failedCopies: 1 },
      };
    default:
      return {
        transitionStatus: 'InProgress',
        copies: { totalCopies: 0, failedCopies: 0 },
      };
  }
}
