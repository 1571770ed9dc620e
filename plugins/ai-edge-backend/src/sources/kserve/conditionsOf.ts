import type { ObservedCondition } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { KubeCondition } from '../../hubs';
import { toInstant } from './toInstant';

/** Conditions of an object's status, in the words of this plugin. */
export function conditionsOf(
  conditions: KubeCondition[] | undefined,
): ObservedCondition[] {
  return (conditions ?? []).map(
    ({ type, status, reason, message, lastTransitionTime }) => {
      const since = toInstant(lastTransitionTime);
      return {
        type,
        status,
        ...(reason && { reason }),
        ...(message && { message }),
        ...(since !== undefined && { since }),
      };
    },
  );
}
