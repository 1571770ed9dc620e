import type { KubeCondition, KubeObject } from '../../hubs';

/** What is read of an `argoproj.io/v1alpha1` Application inside a ManifestWork. */
export interface WrappedApplication extends KubeObject {
  spec?: {
    source?: ApplicationSource;
    sources?: ApplicationSource[];
    destination?: { namespace?: string };
    syncPolicy?: { automated?: { enabled?: boolean } };
  };
}

export interface ApplicationSource {
  repoURL?: string;
  path?: string;
  targetRevision?: string;
}

/** One value that the site feeds back. */
export interface FeedbackValue {
  name: string;
  fieldValue?: { type?: string; string?: string };
}

/** What is read of a `work.open-cluster-management.io/v1` ManifestWork that carries an Application. */
export interface ManifestWork extends KubeObject {
  spec?: { workload?: { manifests?: (KubeObject | undefined)[] } };
  status?: {
    conditions?: (KubeCondition & { observedGeneration?: number })[];
    resourceStatus?: {
      manifests?: {
        resourceMeta?: { ordinal?: number; kind?: string; name?: string };
        conditions?: KubeCondition[];
        statusFeedback?: { values?: FeedbackValue[] };
      }[];
    };
  };
}
