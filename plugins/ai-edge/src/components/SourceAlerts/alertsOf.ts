import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';

export interface SourceAlert {
  kind: 'reading-hub' | 'reading-source' | 'hub' | 'source';
  source: SourceStatus;
  /** Since when it has not answered; absent when it never did and nobody knows. */
  since?: string;
}

/** Kinds of the source that lists a hub's sites: when it is silent, the hub is. */
const HUB_KINDS = new Set(['acm', 'hub', 'ocm']);

/** Which sources deserve a banner, hubs first. */
export function alertsOf(
  sources: SourceStatus[],
  complete: boolean,
): SourceAlert[] {
  const alerts = sources.flatMap<SourceAlert>(source => {
    const isHub = HUB_KINDS.has(source.kind) && Boolean(source.hub);
    if (source.state === 'starting' && !complete) {
      return [{ kind: isHub ? 'reading-hub' : 'reading-source', source }];
    }
    if (source.state === 'stale' || source.state === 'failed') {
      const since = source.asOf ?? source.since;
      return [{ kind: isHub ? 'hub' : 'source', source, since }];
    }
    return [];
  });
  const rank = { hub: 0, 'reading-hub': 1, source: 2, 'reading-source': 3 };
  return alerts.sort((a, b) => rank[a.kind] - rank[b.kind]);
}
