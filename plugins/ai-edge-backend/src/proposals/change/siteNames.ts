import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../../fleet/Fleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';

/** A site that only Git knows, so that permissions can be asked for it all the same. */
function unknownSite(ref: SiteRef): Site {
  return {
    ref,
    kind: 'cluster',
    availability: { state: 'unknown' },
    labels: {},
    addons: [],
    taints: [],
    inventory: 'none',
    deployments: { total: 0, ready: 0, stale: 0 },
    asOf: new Date(0).toISOString(),
  };
}

/** Whether the caller may know of a site, also of one that the inventory does not have. */
export function canReadSite(
  fleet: Pick<Fleet, 'site'>,
  decision: FleetDecision,
  ref: SiteRef,
): boolean {
  return decision.readSite(fleet.site(ref) ?? unknownSite(ref));
}

/** Names of the sites that the caller may not know of: those of the fleet on these hubs, and the given ones. */
export function hiddenNames(
  fleet: Pick<Fleet, 'site' | 'sites'>,
  decision: FleetDecision,
  hubs: string[],
  refs: SiteRef[],
): string[] {
  const names = new Set<string>();
  for (const site of fleet.sites()) {
    if (hubs.includes(site.ref.hub) && !decision.readSite(site)) {
      names.add(site.ref.name);
    }
  }
  for (const ref of refs) {
    if (!canReadSite(fleet, decision, ref)) names.add(ref.name);
  }
  return [...names];
}

/** True when any of the names is somewhere in a text. */
export function namesAny(text: string, names: string[]): boolean {
  return names.some(name => text.includes(name));
}
