import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { KubeCondition } from '../../hubs';
import { toInstant } from '../kserve/toInstant';
import type { ManagedCluster } from './acmTypes';

type Availability = Site['availability'];

const STATES: Record<string, Availability['state']> = {
  True: 'available',
  False: 'unavailable',
  Unknown: 'unknown',
};

const LEAVING = {
  reason: 'Detaching',
  message: 'The hub is letting go of the site.',
};

function because(
  state: Availability['state'],
  condition: KubeCondition | undefined,
): Availability {
  const since = toInstant(condition?.lastTransitionTime);
  return {
    state,
    ...(condition?.reason && { reason: condition.reason }),
    ...(condition?.message && { message: condition.message }),
    ...(since !== undefined && { since }),
  };
}

/**
 * Whether a site answers, as its hub says: accepted and joined first, then the availability condition. A site that
 * never joined is pending; one that is being taken off is detached.
 */
export function availabilityOf({
  metadata,
  spec,
  status,
}: ManagedCluster): Availability {
  const condition = (type: string) =>
    status?.conditions?.find(one => one.type === type);
  if (metadata.deletionTimestamp) {
    const since = toInstant(metadata.deletionTimestamp);
    const importing = condition('ManagedClusterImportSucceeded');
    const detaching = importing?.reason?.includes('Detaching');
    const why = condition('Deleting') ?? (detaching ? importing : undefined);
    return { ...LEAVING, ...because('detached', why), since };
  }
  const accepted = condition('HubAcceptedManagedCluster');
  if (spec?.hubAcceptsClient === false || accepted?.status === 'False') {
    return {
      state: 'pending',
      reason: 'HubClusterAdminDenied',
      message: 'The hub has not accepted the site.',
      since: toInstant(accepted?.lastTransitionTime),
    };
  }
  if (condition('ManagedClusterJoined')?.status !== 'True') {
    const importing = condition('ManagedClusterImportSucceeded');
    return because('pending', importing ?? accepted);
  }
  const available = condition('ManagedClusterConditionAvailable');
  return because(STATES[available?.status ?? ''] ?? 'unknown', available);
}
