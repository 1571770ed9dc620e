const ACM = 'apps.open-cluster-management.io';

/** Names by which ACM's propagation controller marks Applications and their works. */
export const acmLabels = {
  /** Label of an Application that its cluster pulls, and of its work when it is of no set. */
  pull: `${ACM}/pull-to-ocm-managed-cluster`,
  /** Label of a work whose Application is of a set. */
  set: `${ACM}/application-set`,
  /** Annotation of such a work: `<namespace>/<name>` of the set. */
  hostingSet: `${ACM}/hosting-applicationset`,
  /** Annotation of an Application: the cluster that pulls it. */
  pullingCluster: `${ACM}/ocm-managed-cluster`,
} as const;

/** Annotation by which Argo CD leaves an Application alone; normal on the hub's copy of a pulled one. */
export const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';
