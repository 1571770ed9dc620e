import { testLab } from '../../__testUtils__/testLab';
import { CLUSTER, DECISION, PLACEMENT } from './keys';
import { decideAll, PlacementLoop } from './PlacementLoop';

const key = {
  ...PLACEMENT,
  namespace: 'openshift-gitops',
  name: 'all-edge-sites',
};

describe('PlacementLoop', () => {
  it('writes a hundred decisions an object, and removes what is left over', () => {
    const { store } = testLab({ sites: 250 });
    decideAll(store);
    const objects = () =>
      store.list(DECISION, {
        labels: {
          'cluster.open-cluster-management.io/placement': 'all-edge-sites',
        },
      });
    expect(objects().map(object => object.status.decisions.length)).toEqual([
      100, 100, 50,
    ]);
    expect(store.get(key)!.status).toMatchObject({
      numberOfSelectedClusters: 250,
      decisionGroups: [{ clusterCount: 250 }],
    });
    store.mutate(key, object => {
      object.spec.numberOfClusters = 7;
    });
    decideAll(store);
    expect(objects()).toHaveLength(1);
    const version = store.resourceVersion;
    decideAll(store);
    expect(store.resourceVersion).toBe(version);
  });

  it('says so when nothing matches, and takes its decisions along when it goes', () => {
    const { store } = testLab();
    store.mutate(key, object => {
      object.spec.clusterSets = ['nowhere'];
    });
    decideAll(store);
    const [condition] = store.get(key)!.status.conditions;
    expect(condition).toMatchObject({
      type: 'PlacementSatisfied',
      status: 'False',
      reason: 'NoManagedClusterMatched',
    });
    expect(store.list(DECISION)[0].status.decisions).toEqual([]);
    store.delete(key);
    expect(store.list(DECISION)).toEqual([]);
  });

  it('decides again when a cluster changes its set', async () => {
    const { lab, store } = testLab();
    const stop = PlacementLoop.create().start(lab);
    const changed = new Promise<number>(resolve => {
      store.subscribe(({ object }) => {
        if (object.kind === 'PlacementDecision') {
          resolve(object.status.decisions.length);
        }
      });
    });
    store.mutate({ ...CLUSTER, name: 'plant-lyon-01' }, object => {
      delete object.metadata.labels![
        'cluster.open-cluster-management.io/clusterset'
      ];
    });
    expect(await changed).toBe(11);
    stop();
  });
});
