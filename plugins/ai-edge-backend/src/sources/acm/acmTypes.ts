import type { KubeCondition, KubeObject } from '../../hubs';

/** What is read of a `cluster.open-cluster-management.io/v1` ManagedCluster. */
export interface ManagedCluster extends KubeObject {
  spec?: {
    hubAcceptsClient?: boolean;
    leaseDurationSeconds?: number;
    taints?: {
      key: string;
      value?: string;
      effect: string;
      timeAdded?: string;
    }[];
  };
  status?: {
    conditions?: KubeCondition[];
    capacity?: Record<string, unknown>;
    version?: { kubernetes?: string };
    clusterClaims?: { name: string; value: string }[];
  };
}

/** What is read of a `coordination.k8s.io/v1` Lease. */
export interface Lease extends KubeObject {
  spec?: { renewTime?: string; leaseDurationSeconds?: number };
}

/** What is read of an `internal.open-cluster-management.io/v1beta1` ManagedClusterInfo. */
export interface ManagedClusterInfo extends KubeObject {
  status?: {
    nodeList?: { name?: string; labels?: Record<string, string> }[];
    distributionInfo?: {
      ocp?: {
        version?: string;
        availableUpdates?: string[];
        versionAvailableUpdates?: { version?: string }[];
      };
    };
  };
}

/** What is read of a root `policy.open-cluster-management.io/v1` Policy. */
export interface Policy extends KubeObject {
  spec?: { disabled?: boolean };
  status?: {
    status?: { clustername?: string; compliant?: string }[];
  };
}
