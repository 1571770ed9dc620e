import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';

export interface SourceAlert {
  kind: 'reading-hub' | 'reading-source' | 'hub' | 'source';
  source: SourceStatus;
  /** Since when it has not answered; absent when it never did and nobody knows. */
  since?: string;
}

/** Kinds of the source that lists a hub's sites: when it is silent, the hub is. */
const HUB_KINDS = new Set(['acm', 'hub', 'ocm']);

function isSilent({ state }: SourceStatus): boolean {
  return state === 'stale' || state === 'failed';
}

/** Hubs that do not answer, each with the time of its last answer where that is known. */
export type SilentHubs = ReadonlyMap<string, string | undefined>;

/** The hubs that do not answer now: everything known about their sites is as last seen. */
export function silentHubsOf(sources: SourceStatus[]): SilentHubs {
  return new Map(
    sources.flatMap(source =>
      source.hub && HUB_KINDS.has(source.kind) && isSilent(source)
        ? [[source.hub, source.asOf] as const]
        : [],
    ),
  );
}

/** Which sources deserve a banner, hubs first. What else a silent hub cannot say needs no second one. */
export function alertsOf(
  sources: SourceStatus[],
  complete: boolean,
): SourceAlert[] {
  const alerts = sources.flatMap<SourceAlert>(source => {
    const isHub = HUB_KINDS.has(source.kind) && Boolean(source.hub);
    if (source.state === 'starting' && !complete) {
      return [{ kind: isHub ? 'reading-hub' : 'reading-source', source }];
    }
    if (isSilent(source)) {
      const since = source.asOf ?? source.since;
      return [{ kind: isHub ? 'hub' : 'source', source, since }];
    }
    return [];
  });
  const silentHubs = silentHubsOf(sources);
  const told = alerts.filter(
    ({ kind, source }) =>
      kind !== 'source' || !source.hub || !silentHubs.has(source.hub),
  );
  const rank = { hub: 0, 'reading-hub': 1, source: 2, 'reading-source': 3 };
  return told.sort((a, b) => rank[a.kind] - rank[b.kind]);
}
