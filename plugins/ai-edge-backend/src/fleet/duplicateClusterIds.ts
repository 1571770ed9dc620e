import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';

/** One cluster that several active hubs say they manage. */
export interface DuplicateClusterId {
  clusterId: string;
  sites: SiteRef[];
}

function byRef(one: SiteRef, other: SiteRef): number {
  if (one.hub !== other.hub) return one.hub < other.hub ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

/**
 * Clusters that two active hubs manage at once: each would undo what the other delivers. A standby hub is expected to
 * know the sites of the hub that it stands by for, and what a hub has let go of is no longer its own.
 */
export function duplicateClusterIds(
  sites: Iterable<Site>,
  standbyHubs: Iterable<string>,
): DuplicateClusterId[] {
  const standby = new Set(standbyHubs);
  const byId = new Map<string, SiteRef[]>();
  for (const { clusterId, ref, availability } of sites) {
    const counts = !standby.has(ref.hub) && availability.state !== 'detached';
    if (clusterId && counts) {
      const known = byId.get(clusterId);
      if (known) known.push(ref);
      else byId.set(clusterId, [ref]);
    }
  }
  return [...byId]
    .filter(([, refs]) => new Set(refs.map(({ hub }) => hub)).size > 1)
    .map(([clusterId, refs]) => ({ clusterId, sites: refs.sort(byRef) }))
    .sort((one, other) => (one.clusterId < other.clusterId ? -1 : 1));
}
