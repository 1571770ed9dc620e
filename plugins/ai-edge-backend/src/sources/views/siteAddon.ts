import type { SiteLive } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { KubeCondition, KubeObject } from '../../hubs';
import { toInstant } from '../kserve/toInstant';

type SiteAddon = NonNullable<SiteLive['addons']>[number];

/** What is read of an `addon.open-cluster-management.io` ManagedClusterAddOn, in either version. */
export interface ManagedClusterAddOn extends KubeObject {
  status?: { conditions?: KubeCondition[] | null };
}

/** The words that ACM keeps in the cluster's labels for a condition `Available`. */
const WORDS: Record<string, string> = {
  True: 'available',
  False: 'unhealthy',
  Unknown: 'unreachable',
};

/** An add-on in one word, and the condition that explains it. */
export function siteAddon({
  metadata,
  status,
}: ManagedClusterAddOn): SiteAddon {
  const condition = (type: string) =>
    status?.conditions?.find(one => one.type === type);
  const available = condition('Available');
  const degraded = condition('Degraded');
  const progressing = condition('Progressing');
  let state = WORDS[available?.status ?? ''] ?? 'unknown';
  let because = available;
  if (state === 'available' && degraded?.status === 'True') {
    state = 'degraded';
    because = degraded;
  } else if (state === 'unknown' && progressing?.status === 'True') {
    state = 'progressing';
    because = progressing;
  }
  const since = toInstant(because?.lastTransitionTime);
  return {
    name: metadata.name,
    state,
    ...(because?.reason && { reason: because.reason }),
    ...(because?.message && { message: because.message }),
    ...(since !== undefined && { since }),
  };
}
