import type { KubeCondition, KubeObject } from '../../hubs';

/** Amounts by resource. */
export type Quantities = Record<string, unknown> | null;

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
    capacity?: Quantities;
    allocatable?: Quantities;
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
    nodeList?: {
      name?: string;
      labels?: Record<string, string> | null;
      capacity?: Quantities;
      conditions?: { type: string; status: string }[] | null;
    }[];
    distributionInfo?: { ocp?: OpenShiftRelease };
  };
}

/** The release of an OpenShift and where it can go from there. */
export interface OpenShiftRelease {
  version?: string;
  channel?: string;
  desired?: { version?: string };
  desiredVersion?: string;
  upgradeFailed?: boolean;
  availableUpdates?: string[] | null;
  versionAvailableUpdates?: { version?: string }[] | null;
  versionHistory?: { version?: string; state?: string }[] | null;
}

/** What is read of a `cluster.open-cluster-management.io/v1beta2` ManagedClusterSet. */
export interface ManagedClusterSet extends KubeObject {
  spec?: {
    clusterSelector?: {
      selectorType?: string;
      labelSelector?: LabelSelector | null;
    };
  };
}

/** A Kubernetes label selector: all of it must hold. */
export interface LabelSelector {
  matchLabels?: Record<string, string> | null;
  matchExpressions?:
    | { key: string; operator: string; values?: string[] | null }[]
    | null;
}

/** What is read of a `cluster.open-cluster-management.io/v1beta1` PlacementDecision: it has no spec. */
export interface PlacementDecision extends KubeObject {
  status?: { decisions?: { clusterName?: string }[] | null };
}

/** What is read of a root `policy.open-cluster-management.io/v1` Policy. */
export interface Policy extends KubeObject {
  spec?: { disabled?: boolean };
  status?: {
    status?: { clustername?: string; compliant?: string }[];
  };
}
