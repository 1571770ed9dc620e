import type { DefaultLab } from '../DefaultLab';
import {
  clusterLease,
  clusterNamespace,
  managedClusterAddOns,
  managedClusterInfo,
} from './clusterNamespace';
import { estateObjects } from './estateObjects';
import { managedCluster } from './managedCluster';
import { policies } from './policies';
import { leaseSecondsFor, seedTimes } from './seedTimes';
import { replicatedPolicies } from './replicatedPolicies';
import { siteObjects } from './siteObjects';
import { SECOND_HUB, siteProfiles } from './siteProfiles';

/** Fills a hub and puts up its sites. */
export function seedEstate(lab: DefaultLab, hub: string, start: Date): void {
  const [first] = lab.hubNames();
  const sites = hub === first ? siteProfiles(lab.options.sites) : SECOND_HUB;
  const times = seedTimes(
    start,
    leaseSecondsFor(sites.length, lab.options.lag),
  );
  const store = lab.hub(hub);
  store.load(estateObjects(times.registered));
  for (const site of sites) {
    const labSite = lab.addSite(hub, site, site.state === 'online');
    labSite.store.load(siteObjects(site, times.registered));
    store.load([
      managedCluster(site, times),
      clusterNamespace(site.name, times.registered),
    ]);
    if (site.state !== 'pending') {
      store.load([
        clusterLease(site, times),
        managedClusterInfo(site, times),
        ...managedClusterAddOns(site, times),
        ...replicatedPolicies(site, times),
      ]);
    }
  }
  store.load(policies(sites, times));
}
