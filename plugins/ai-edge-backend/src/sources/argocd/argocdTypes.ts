import type { KubeCondition, KubeObject } from '../../hubs';

export interface ApplicationSource {
  repoURL?: string;
  path?: string;
  targetRevision?: string;
}

/** What is read of what an `argoproj.io/v1alpha1` Application wants, on the hub or inside a ManifestWork. */
export interface WrappedApplication extends KubeObject {
  spec?: {
    source?: ApplicationSource;
    sources?: ApplicationSource[];
    destination?: { server?: string; name?: string; namespace?: string };
    syncPolicy?: { automated?: { enabled?: boolean; prune?: boolean } };
  };
}

/** An entry of an Application's `status.resources`. Health is there only where Argo CD persists it. */
export interface ManagedResource {
  group?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  health?: { status?: string; message?: string };
  requiresPruning?: boolean;
  hook?: boolean;
}

/** An Application that the hub's Argo CD syncs itself, with what is read of its status. */
export interface PushedApplication extends WrappedApplication {
  status?: {
    sync?: {
      status?: string;
      revision?: string;
      comparedTo?: { source?: ApplicationSource };
    };
    health?: { status?: string };
    operationState?: { phase?: string; message?: string };
    conditions?: {
      type?: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
    resources?: ManagedResource[];
    reconciledAt?: string;
  };
}

/** One value that the site feeds back. */
export interface FeedbackValue {
  name: string;
  fieldValue?: {
    type?: string;
    string?: string;
    integer?: number;
    boolean?: boolean;
  };
}

/** Where a manifest of a work is and what the site says of it. */
export interface ManifestStatus {
  resourceMeta?: {
    ordinal?: number;
    group?: string;
    kind?: string;
    namespace?: string;
    name?: string;
  };
  conditions?: KubeCondition[];
  statusFeedback?: { values?: FeedbackValue[] };
}

/** How the agent is to treat one manifest of a work. */
export interface ManifestConfig {
  resourceIdentifier?: {
    group?: string;
    resource?: string;
    namespace?: string;
    name?: string;
  };
  updateStrategy?: { type?: string };
}

/** What is read of a `work.open-cluster-management.io/v1` ManifestWork. */
export interface ManifestWork extends KubeObject {
  spec?: {
    workload?: { manifests?: (KubeObject | undefined)[] };
    manifestConfigs?: ManifestConfig[];
  };
  status?: {
    conditions?: (KubeCondition & { observedGeneration?: number })[];
    resourceStatus?: { manifests?: ManifestStatus[] };
  };
}

/** What is read of an `apps.open-cluster-management.io/v1alpha1` MulticlusterApplicationSetReport. */
export interface ApplicationSetReport extends KubeObject {
  statuses?: {
    clusterConditions?: {
      cluster?: string;
      conditions?: { type?: string; message?: string }[];
    }[];
  };
}
