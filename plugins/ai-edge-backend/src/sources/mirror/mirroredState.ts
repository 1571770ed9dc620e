import type { KubeCondition } from '../../hubs';
import {
  inferenceServiceState,
  type StateAndMessage,
} from '../kserve/inferenceServiceState';

function condition(
  type: string,
  status: string | undefined,
  reason?: string,
): KubeCondition[] {
  return status === undefined ? [] : [{ type, status, reason }];
}

/**
 * How a mirrored service is: as the service itself would say it, of the scalars that are mirrored. Copies are not among
 * them, for their count flaps.
 */
export function mirroredState(
  name: string,
  values: Record<string, string>,
): StateAndMessage {
  const { failureReason, targetModelState, transitionStatus, url } = values;
  return inferenceServiceState({
    metadata: { name },
    status: {
      url,
      conditions: [
        ...condition('Stopped', values.stopped),
        ...condition('Ready', values.ready, values.readyReason),
      ],
      modelStatus: {
        transitionStatus,
        states: { targetModelState },
        ...(failureReason && { lastFailureInfo: { reason: failureReason } }),
      },
    },
  });
}
