import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InventorySite } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** ClusterClaim by which a site says the version of its KServe, which no API of KServe tells. */
const KSERVE_VERSION_CLAIM = 'version.serving.kserve.io';

/** What a layout may know of a site. */
function inventorySite(site: Site): InventorySite {
  return {
    hub: site.ref.hub,
    name: site.ref.name,
    clusterSet: site.clusterSet,
    labels: site.labels,
    topology: site.topology,
    product: site.product,
    deploymentMode: site.serving?.deploymentMode,
    kserveVersion: site.claims?.[KSERVE_VERSION_CLAIM],
    accelerators: site.capacity?.accelerators.map(({ resource, count }) => ({
      resource,
      count,
    })),
  };
}

/** Sites as layouts take them, sorted by hub and name; only those of the given hubs when there are any. */
export function inventoryOf(
  sites: Iterable<Site>,
  hubs?: string[],
): InventorySite[] {
  const wanted = hubs && new Set(hubs);
  const inventory: InventorySite[] = [];
  for (const site of sites) {
    // What a hub has let go of can run nothing; a selection of a whole cluster set is whole without it.
    const isThere =
      site.availability.state !== 'detached' &&
      // What layouts write is for clusters.
      site.kind !== 'device';
    if (isThere && (!wanted || wanted.has(site.ref.hub))) {
      inventory.push(inventorySite(site));
    }
  }
  return inventory.sort(
    (a, b) => compare(a.hub, b.hub) || compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
