import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';

export interface SourceAlert {
  kind:
    | 'reading-hub'
    | 'reading-source'
    | 'restored-hub'
    | 'hub'
    | 'source'
    | 'held-hub'
    | 'held-source';
  source: SourceStatus;
  /** Since when it has not answered; absent when it never did and nobody knows. */
  since?: string;
}

/** Kinds of the source that lists a hub's sites: when it is silent, the hub is. */
const HUB_KINDS = new Set(['acm', 'hub', 'ocm']);

/** Kinds of the source that lists devices: they have nothing to do with the clusters of the hub. */
const DEVICE_KINDS = new Set(['flightctl']);

function isSilent({ state }: SourceStatus): boolean {
  return state === 'stale' || state === 'failed';
}

/** The portal was started again, and knows what the source said before: nothing newer has been heard yet. */
function isRestored({ state, asOf }: SourceStatus): boolean {
  return state === 'starting' && asOf !== undefined;
}

/**
 * Hubs that do not answer, each with the time of its last answer where that is known. Devices are told of by another
 * source than clusters: their hub is there under the name of {@link devicesOf}.
 */
export type SilentHubs = ReadonlyMap<string, string | undefined>;

/** Under which name the devices of a hub are silent. No hub is called like that. */
export function devicesOf(hub: string): string {
  return `${hub}/devices`;
}

/** The hubs that do not answer now: everything known about their sites is as last seen. */
export function silentHubsOf(sources: SourceStatus[]): SilentHubs {
  const silent = new Map<string, string | undefined>();
  for (const source of sources) {
    const { kind, hub, asOf } = source;
    if (!hub || !(isSilent(source) || isRestored(source))) continue;
    if (HUB_KINDS.has(kind)) silent.set(hub, asOf);
    if (DEVICE_KINDS.has(kind)) silent.set(devicesOf(hub), asOf);
  }
  return silent;
}

function alertOf(
  source: SourceStatus,
  complete: boolean,
): SourceAlert | undefined {
  const { kind, hub, state, asOf, held } = source;
  const isHub = HUB_KINDS.has(kind) && Boolean(hub);
  if (isSilent(source)) {
    return {
      kind: isHub ? 'hub' : 'source',
      source,
      since: asOf ?? source.since,
    };
  }
  if (isRestored(source)) {
    return isHub ? { kind: 'restored-hub', source, since: asOf } : undefined;
  }
  if (state === 'starting' && !complete) {
    return { kind: isHub ? 'reading-hub' : 'reading-source', source };
  }
  if (held !== undefined) {
    return { kind: isHub ? 'held-hub' : 'held-source', source };
  }
  return undefined;
}

const RANK: Record<SourceAlert['kind'], number> = {
  hub: 0,
  'held-hub': 1,
  'restored-hub': 2,
  'reading-hub': 3,
  source: 4,
  'held-source': 5,
  'reading-source': 6,
};

/** Which sources deserve a banner, hubs first. What else a silent hub cannot say needs no second one. */
export function alertsOf(
  sources: SourceStatus[],
  complete: boolean,
): SourceAlert[] {
  const alerts = sources.flatMap(source => alertOf(source, complete) ?? []);
  const silentHubs = silentHubsOf(sources);
  const told = alerts.filter(
    ({ kind, source: { kind: of, hub } }) =>
      kind !== 'source' || !hub || DEVICE_KINDS.has(of) || !silentHubs.has(hub),
  );
  return told.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}
