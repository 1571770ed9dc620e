import type { ObjectKey } from '../../kube';

export const OCM = 'cluster.open-cluster-management.io';
export const CLUSTER = { group: OCM, kind: 'ManagedCluster' };
export const CLUSTER_SET = { group: OCM, kind: 'ManagedClusterSet' };
export const SET_BINDING = { group: OCM, kind: 'ManagedClusterSetBinding' };
export const PLACEMENT = { group: OCM, kind: 'Placement' };
export const DECISION = { group: OCM, kind: 'PlacementDecision' };
export const ADDON = {
  group: 'addon.open-cluster-management.io',
  kind: 'ManagedClusterAddOn',
};

export function leaseKey(cluster: string): ObjectKey {
  return {
    group: 'coordination.k8s.io',
    kind: 'Lease',
    namespace: cluster,
    name: 'managed-cluster-lease',
  };
}
