import type { InferenceService } from './kserveTypes';
import { conditionOf } from './falseCondition';
import type { StateAndMessage } from './inferenceServiceState';
import { modelFailed, modelFailure } from './modelFailure';

/**
 * What the canaries of a Standard service (`spec.canary[]`, KServe 0.20) do to its state while the rest is ready;
 * `undefined` without canaries or when all is well with them.
 */
export function canaryState(
  object: InferenceService,
): StateAndMessage | undefined {
  const { spec, status } = object;
  const reported = status?.canaryStatuses ?? [];
  for (const { name, modelStatus } of reported) {
    if (modelFailed(modelStatus)) {
      return {
        state: 'failed',
        message: `Canary ${name} does not load, the rest still serves. ${
          modelFailure(modelStatus) ?? ''
        }`.trim(),
      };
    }
  }
  const late = reported.find(({ ready }) => ready === false);
  if (late) {
    const said = conditionOf(status?.conditions, 'CanaryPredictorReady');
    return {
      state: 'progressing',
      message: `Canary ${late.name} is not ready, the rest serves. ${
        said?.message ?? ''
      }`.trim(),
    };
  }
  return (spec?.canary ?? []).length > 0 && reported.length === 0
    ? { state: 'ready', message: 'Nothing is reported of its canary.' }
    : undefined;
}
