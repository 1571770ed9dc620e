import { conditionOf } from './falseCondition';
import type { StateAndMessage } from './inferenceServiceState';
import type { AppsDeployment } from './kserveTypes';

/** One word for how a plain Deployment is, and what explains it. */
export function deploymentState({
  metadata,
  spec,
  status,
}: AppsDeployment): StateAndMessage {
  if (metadata.deletionTimestamp) return { state: 'leaving' };
  const desired = spec?.replicas ?? 1;
  if (desired === 0) return { state: 'stopped' };
  const failure = conditionOf(status?.conditions, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return { state: 'failed', message: failure.message || failure.reason };
  }
  const available = conditionOf(status?.conditions, 'Available');
  const progressing = conditionOf(status?.conditions, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    const why = progressing.message || progressing.reason;
    return {
      state: 'failed',
      message:
        available?.status === 'True'
          ? `The newest version does not start, the one before still serves. ${why}`
          : why,
    };
  }
  const ready = status?.readyReplicas ?? 0;
  const updated = status?.updatedReplicas ?? 0;
  const observed =
    (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  if (!observed) return { state: 'progressing' };
  return updated >= desired && ready >= desired && available?.status === 'True'
    ? { state: 'ready' }
    : {
        state: 'progressing',
        message: `${Math.min(ready, updated)} of ${desired} copies are ready.`,
      };
}
