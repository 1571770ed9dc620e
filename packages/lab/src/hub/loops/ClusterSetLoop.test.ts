import { testLab } from '../../__testUtils__/testLab';
import { ClusterSetLoop } from './ClusterSetLoop';
import { CLUSTER_SET, SET_BINDING } from './keys';

describe('ClusterSetLoop', () => {
  it('counts the clusters of each set and checks bindings', () => {
    const { lab, store } = testLab();
    store.load([
      {
        apiVersion: 'cluster.open-cluster-management.io/v1beta2',
        kind: 'ManagedClusterSet',
        metadata: { name: 'empty' },
        spec: { clusterSelector: { selectorType: 'ExclusiveClusterSetLabel' } },
      },
      {
        apiVersion: 'cluster.open-cluster-management.io/v1beta2',
        kind: 'ManagedClusterSetBinding',
        metadata: { name: 'missing', namespace: 'openshift-gitops' },
        spec: { clusterSet: 'missing' },
      },
    ]);
    ClusterSetLoop.create().start(lab)();
    const message = (name: string) =>
      store.get({ ...CLUSTER_SET, name })!.status.conditions[0].message;
    expect(message('plants-eu')).toBe('3 ManagedClusters selected');
    expect(message('global')).toBe('12 ManagedClusters selected');
    expect(message('empty')).toBe('No ManagedCluster selected');
    const bound = (name: string) =>
      store.get({ ...SET_BINDING, namespace: 'openshift-gitops', name })!.status
        .conditions[0].reason;
    expect(bound('plants-eu')).toBe('ClusterSetBound');
    expect(bound('missing')).toBe('ClusterSetNotFound');
  });
});
