import type { KubeObject, ObjectStore } from '../../kube';
import { matchesSelector } from '../../kube/selectors/labelSelector';
import { CLUSTER, CLUSTER_SET, OCM, SET_BINDING } from './keys';

/** Whether a cluster belongs to a cluster set. */
export function isInSet(cluster: KubeObject, set: KubeObject): boolean {
  const { selectorType, labelSelector } = set.spec?.clusterSelector ?? {};
  const labels = cluster.metadata.labels ?? {};
  return selectorType === 'LabelSelector'
    ? matchesSelector(labelSelector ?? {}, labels)
    : labels[`${OCM}/clusterset`] === set.metadata.name;
}

/** The sets that a namespace may place on, of those that the placement names. */
function boundSets(store: ObjectStore, placement: KubeObject): KubeObject[] {
  const { namespace } = placement.metadata;
  const wanted: string[] | undefined = placement.spec?.clusterSets;
  return store
    .list(SET_BINDING, { namespace })
    .map(binding => binding.metadata.name)
    .filter(name => !wanted?.length || wanted.includes(name))
    .map(name => store.get({ ...CLUSTER_SET, name }))
    .filter(set => set !== undefined);
}

function claimsOf(cluster: KubeObject): Record<string, string> {
  const claims: { name: string; value: string }[] =
    cluster.status?.clusterClaims ?? [];
  return Object.fromEntries(claims.map(({ name, value }) => [name, value]));
}

/** Predicates are ORed; none selects all. */
function isWanted(placement: KubeObject, cluster: KubeObject): boolean {
  const predicates: any[] = placement.spec?.predicates ?? [];
  return (
    !predicates.length ||
    predicates.some(({ requiredClusterSelector = {} }) => {
      const { labelSelector, claimSelector } = requiredClusterSelector;
      return (
        matchesSelector(labelSelector ?? {}, cluster.metadata.labels ?? {}) &&
        matchesSelector(claimSelector ?? {}, claimsOf(cluster))
      );
    })
  );
}

/** Whether the placement tolerates what the cluster is tainted with. */
function isTolerated(
  placement: KubeObject,
  cluster: KubeObject,
  selectedBefore: boolean,
): boolean {
  const tolerations: any[] = placement.spec?.tolerations ?? [];
  return (cluster.spec?.taints ?? []).every((taint: any) => {
    if (taint.effect === 'PreferNoSelect') {
      return true;
    }
    if (taint.effect === 'NoSelectIfNew' && selectedBefore) {
      return true;
    }
    return tolerations.some(
      ({ key, operator = 'Equal', value, effect }) =>
        (!key || key === taint.key) &&
        (!effect || effect === taint.effect) &&
        (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
    );
  });
}

/** Names of the clusters that a placement selects; those that it has already are preferred. */
export function decide(
  store: ObjectStore,
  placement: KubeObject,
  before: ReadonlySet<string>,
): string[] {
  const sets = boundSets(store, placement);
  const names = store
    .list(CLUSTER)
    .filter(
      cluster =>
        !cluster.metadata.deletionTimestamp &&
        cluster.spec?.hubAcceptsClient === true &&
        sets.some(set => isInSet(cluster, set)) &&
        isWanted(placement, cluster) &&
        isTolerated(placement, cluster, before.has(cluster.metadata.name)),
    )
    .map(cluster => cluster.metadata.name);
  const limit: number | undefined = placement.spec?.numberOfClusters;
  if (limit === undefined) {
    return names;
  }
  const kept = names.filter(name => before.has(name));
  const fresh = names.filter(name => !before.has(name));
  return [...kept, ...fresh].slice(0, limit).sort();
}
