import type {
  DeploymentMode,
  DeploymentState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { canaryState } from './canaryState';
import { deploymentMode } from './deploymentMode';
import { conditionOf, sentence, whatIsWrong } from './falseCondition';
import type { InferenceService } from './kserveTypes';
import { modelFailed, modelFailure } from './modelFailure';

const STOP = 'serving.kserve.io/stop';
const BLOCKED =
  'The newest version does not load, the one before still serves.';
const LOADS = 'A newer version is loading, the one before still serves.';

/** Parts of a service, those that others wait for first. */
const CAUSES = [
  'PredictorConfigurationReady',
  'PredictorReady',
  'TransformerConfigurationReady',
  'TransformerReady',
  'ExplainerConfigurationReady',
  'ExplainerReady',
  'CanaryPredictorReady',
  'LatestDeploymentReady',
  'PredictorRouteReady',
  'RoutesReady',
  'IngressReady',
  'Ready',
];

/** A state and, where the word does not say enough, why. */
export interface StateAndMessage {
  state: DeploymentState;
  message?: string;
}

/** Whether Knative has made a revision that does not serve yet; `undefined` where it does not say. */
function newerRevision({ status }: InferenceService): boolean | undefined {
  const { latestCreatedRevision, latestReadyRevision } =
    status?.components?.predictor ?? {};
  return latestCreatedRevision && latestReadyRevision
    ? latestCreatedRevision !== latestReadyRevision
    : undefined;
}

/**
 * KServe goes back to `InProgress` and a pending target when the last pod is gone, although all is well: the service
 * stays Ready, with nothing newer on its way. ModelMesh has no pods of one model.
 */
export function isScaledToZero(
  object: InferenceService,
  mode: DeploymentMode | undefined,
): boolean {
  const model = object.status?.modelStatus;
  return (
    mode !== 'ModelMesh' &&
    model?.transitionStatus === 'InProgress' &&
    (model.states?.targetModelState ?? 'Pending') === 'Pending' &&
    !model.copies?.totalCopies &&
    !newerRevision(object)
  );
}

function whenServing(
  object: InferenceService,
  mode: DeploymentMode | undefined,
): StateAndMessage {
  const { spec, status } = object;
  const model = status?.modelStatus;
  const newer = newerRevision(object);
  const latest = conditionOf(status?.conditions, 'LatestDeploymentReady');
  const latestFails = newer && latest?.status === 'False';
  if (modelFailed(model) || latestFails) {
    const why =
      modelFailure(model) ?? whatIsWrong(status?.conditions, CAUSES) ?? '';
    return {
      state: 'failed',
      message: `${BLOCKED} ${why}`.trim(),
    };
  }
  if (isScaledToZero(object, mode)) {
    return { state: 'ready', message: 'Scaled to zero until a request comes.' };
  }
  if (model?.transitionStatus === 'InProgress' || newer) {
    // After a rest a copy of the same revision is loaded again.
    const message = newer === false ? 'A copy is loading.' : LOADS;
    return { state: 'progressing', message };
  }
  const canary = canaryState(object);
  if (canary) return canary;
  if (mode === 'ModelMesh' && model?.states?.activeModelState === 'Standby') {
    return {
      state: 'ready',
      message: 'Not in memory: it is loaded when a request comes.',
    };
  }
  const percent = spec?.predictor?.canaryTrafficPercent;
  return mode === 'Standard' && percent !== undefined
    ? {
        state: 'ready',
        message:
          'canaryTrafficPercent has no effect in Standard mode: one version gets all requests.',
      }
    : { state: 'ready' };
}

/**
 * One word for how an InferenceService is. `Ready` alone does not tell: an old model keeps it `True` while the new
 * one fails, so the model's transition is looked at beside it. Missing and `Unknown` mean in progress.
 * `status.observedGeneration` says nothing here: it is that of the Knative service or of a Deployment.
 */
export function inferenceServiceState(
  object: InferenceService,
  mode: DeploymentMode | undefined = deploymentMode(object),
): StateAndMessage {
  const { metadata, status } = object;
  const conditions = status?.conditions ?? [];
  const model = status?.modelStatus;
  if (metadata.deletionTimestamp) {
    return { state: 'leaving' };
  }
  if (conditionOf(conditions, 'Stopped')?.status === 'True') {
    return { state: 'stopped' };
  }
  if (metadata.annotations?.[STOP] === 'true') {
    return { state: 'progressing', message: 'Stopping.' };
  }
  const ready = conditionOf(conditions, 'Ready')?.status;
  if (ready === 'True') {
    return whenServing(object, mode);
  }
  const why = modelFailure(model) ?? whatIsWrong(conditions, CAUSES);
  const loading = model?.transitionStatus === 'InProgress';
  if (modelFailed(model) || (ready === 'False' && !loading)) {
    // A revision of Knative's that fails makes its service not Ready, while requests still get to the one before.
    const routed = conditionOf(conditions, 'RoutesReady')?.status === 'True';
    return routed && newerRevision(object)
      ? { state: 'failed', message: `${BLOCKED} ${why ?? ''}`.trim() }
      : { state: 'failed', message: why };
  }
  return {
    state: 'progressing',
    message:
      sentence(model?.states?.targetModelState, why) ??
      (status ? undefined : 'KServe has not looked at it yet.'),
  };
}
