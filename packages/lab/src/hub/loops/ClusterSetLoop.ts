import type { ObjectStore } from '../../kube';
import { sameJson } from '../../kube/sameJson';
import type { Lab, Loop } from '../../Lab';
import { setCondition } from './conditions';
import { isInSet } from './decide';
import { CLUSTER, CLUSTER_SET, SET_BINDING } from './keys';

const SETTLE_MS = 300;
const INPUTS = [CLUSTER, CLUSTER_SET, SET_BINDING].map(type => type.kind);

/** Says of each cluster set how many clusters it has, and of each binding whether its set is there. */
export class ClusterSetLoop implements Loop {
  readonly name = 'cluster-sets';

  static create() {
    return new ClusterSetLoop();
  }

  start(lab: Lab): () => void {
    const stops = lab.hubNames().map(hub => {
      const store = lab.hub(hub);
      let timer: NodeJS.Timeout | undefined;
      refresh(store);
      const unsubscribe = store.subscribe(({ type, object, previous }) => {
        // Labels and specs decide membership; a status never does.
        const same =
          type === 'MODIFIED' &&
          object.metadata.generation === previous?.metadata.generation &&
          sameJson(object.metadata.labels, previous?.metadata.labels);
        if (INPUTS.includes(object.kind) && !same) {
          timer ??= setTimeout(() => {
            timer = undefined;
            refresh(store);
          }, SETTLE_MS);
        }
      });
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    });
    return () => stops.forEach(stop => stop());
  }
}

function refresh(store: ObjectStore): void {
  const clusters = store.list(CLUSTER);
  for (const set of store.list(CLUSTER_SET)) {
    const count = clusters.filter(cluster => isInSet(cluster, set)).length;
    store.mutate({ ...CLUSTER_SET, name: set.metadata.name }, object =>
      setCondition(
        object,
        'ClusterSetEmpty',
        count ? 'False' : 'True',
        count ? 'ClustersSelected' : 'NoClusterMatched',
        count
          ? `${count} ManagedClusters selected`
          : 'No ManagedCluster selected',
      ),
    );
  }
  for (const { metadata } of store.list(SET_BINDING)) {
    const bound = store.get({ ...CLUSTER_SET, name: metadata.name });
    const { name, namespace } = metadata;
    store.mutate({ ...SET_BINDING, namespace, name }, object =>
      setCondition(
        object,
        'Bound',
        bound ? 'True' : 'False',
        bound ? 'ClusterSetBound' : 'ClusterSetNotFound',
        bound ? '' : `ManagedClusterSet ${name} is not found`,
      ),
    );
  }
}
