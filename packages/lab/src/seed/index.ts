export { ADDONS } from './addons';
export {
  clusterLease,
  clusterNamespace,
  managedClusterAddOns,
  managedClusterInfo,
} from './clusterNamespace';
export { CLUSTER_SETS } from './estateObjects';
export { CLUSTER_SET_LABEL, managedCluster } from './managedCluster';
export { leaseSecondsFor, microTime, seedTimes } from './seedTimes';
export { kubernetesVersionOf, siteCapacity } from './siteCapacity';
export { seedEstate } from './seedEstate';
export type { SiteProfile } from './SiteProfile';
export { servingTypesOf } from './servingTypesOf';
export { siteProfiles } from './siteProfiles';
