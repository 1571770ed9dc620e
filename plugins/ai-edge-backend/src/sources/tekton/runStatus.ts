import type { PipelineRun } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TektonCondition } from './tektonTypes';

/**
 * The one word for a PipelineRun or TaskRun. Decided by the status of its `Succeeded` condition, which is all that
 * Tekton promises to keep stable; the reason only tells `pending` from `running` and `cancelled` from `failed`.
 */
export function runStatus(
  conditions: TektonCondition[] | undefined,
): Pick<PipelineRun, 'status' | 'reason' | 'message'> {
  const condition = conditions?.find(({ type }) => type === 'Succeeded');
  if (!condition) {
    return { status: 'pending' };
  }
  const { reason, message } = condition;
  const detail = { ...(reason && { reason }), ...(message && { message }) };
  switch (condition.status) {
    case 'True':
      return { status: 'succeeded', ...detail };
    case 'False':
      return {
        status:
          reason === 'Cancelled' || reason === 'TaskRunCancelled'
            ? 'cancelled'
            : 'failed',
        ...detail,
      };
    default:
      return {
        status:
          reason === 'PipelineRunPending' || reason === 'Pending'
            ? 'pending'
            : 'running',
        ...detail,
      };
  }
}
