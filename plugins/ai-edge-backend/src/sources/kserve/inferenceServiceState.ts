import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService } from './kserveTypes';

const STOP = 'serving.kserve.io/stop';

/** A state and, where the word does not say enough, why. */
export interface StateAndMessage {
  state: DeploymentState;
  message?: string;
}

function sentence(...parts: (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(': ') || undefined;
}

function failure({ status }: InferenceService): string | undefined {
  const info = status?.modelStatus?.lastFailureInfo;
  return sentence(info?.reason, info?.message);
}

function condition({ status }: InferenceService, type: string) {
  return status?.conditions?.find(one => one.type === type);
}

/** The first part of the service that says no, else `Ready` itself. */
function whatIsWrong(object: InferenceService): string | undefined {
  const parts = object.status?.conditions?.filter(
    one => one.status === 'False' && one.type !== 'Stopped',
  );
  const part = parts?.find(one => one.type !== 'Ready') ?? parts?.[0];
  return part && sentence(part.type, part.message || part.reason);
}

function whenReady(object: InferenceService): StateAndMessage {
  const model = object.status?.modelStatus;
  switch (model?.transitionStatus) {
    case 'BlockedByFailedLoad':
    case 'InvalidSpec':
      return {
        state: 'failed',
        message:
          `The newest version does not load, the one before still serves. ${
            failure(object) ?? ''
          }`.trim(),
      };
    case 'InProgress':
      // Scaled to zero there is no copy to be loaded: the target stays pending although all is well.
      return model.copies?.totalCopies
        ? {
            state: 'progressing',
            message: 'A newer version is loading, the one before still serves.',
          }
        : { state: 'ready', message: 'Scaled to zero until a request comes.' };
    default:
      return { state: 'ready' };
  }
}

/**
 * One word for how an InferenceService is. `Ready` alone does not tell: an old model keeps it `True` while the new
 * one fails, so the model's transition is looked at beside it. Missing and `Unknown` mean in progress.
 */
export function inferenceServiceState(
  object: InferenceService,
): StateAndMessage {
  if (object.metadata.deletionTimestamp) {
    return { state: 'leaving' };
  }
  if (condition(object, 'Stopped')?.status === 'True') {
    return { state: 'stopped' };
  }
  if (object.metadata.annotations?.[STOP] === 'true') {
    return { state: 'progressing', message: 'Stopping.' };
  }
  const ready = condition(object, 'Ready')?.status;
  if (ready === 'True') {
    return whenReady(object);
  }
  const model = object.status?.modelStatus;
  const blocked =
    model?.transitionStatus === 'BlockedByFailedLoad' ||
    model?.transitionStatus === 'InvalidSpec' ||
    model?.states?.targetModelState === 'FailedToLoad';
  if (blocked) {
    return {
      state: 'failed',
      message: failure(object) ?? whatIsWrong(object),
    };
  }
  if (ready === 'False' && model?.transitionStatus !== 'InProgress') {
    return {
      state: 'failed',
      message: failure(object) ?? whatIsWrong(object),
    };
  }
  return {
    state: 'progressing',
    message: sentence(model?.states?.targetModelState, whatIsWrong(object)),
  };
}
