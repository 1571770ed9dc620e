import type { ModelStatus } from './kserveTypes';
import { sentence } from './falseCondition';

/** True when what is wanted now cannot be served, whatever still is. */
export function modelFailed(model: ModelStatus | undefined): boolean {
  return (
    model?.transitionStatus === 'BlockedByFailedLoad' ||
    model?.transitionStatus === 'InvalidSpec' ||
    model?.states?.targetModelState === 'FailedToLoad'
  );
}

/** Why the last load failed, in KServe's words. The exit code stands in for a message that a container did not leave. */
export function modelFailure(
  model: ModelStatus | undefined,
): string | undefined {
  const { reason, message, exitCode } = model?.lastFailureInfo ?? {};
  return sentence(
    reason,
    message || (exitCode ? `exit code ${exitCode}` : undefined),
  );
}
