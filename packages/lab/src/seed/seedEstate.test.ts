import { testLab } from '../__testUtils__/testLab';
import { conditionStatus } from '../hub/loops/conditions';
import { CLUSTER, leaseKey } from '../hub/loops/keys';
import type { KubeObject } from '../kube';

const { lab, store } = testLab();
const cluster = (name: string) => store.get({ ...CLUSTER, name })!;
const claim = (object: KubeObject, name: string) =>
  object.status.clusterClaims.find((entry: any) => entry.name === name)?.value;
const renewed = (name: string) =>
  Date.parse(store.get(leaseKey(name))!.spec.renewTime);

describe('seedEstate', () => {
  it('registers every site with a namespace of its name', () => {
    expect(store.list(CLUSTER)).toHaveLength(12);
    for (const { name } of lab.sites('core')) {
      expect(cluster(name).spec.hubAcceptsClient).toBe(true);
      expect(store.get({ group: '', kind: 'Namespace', name })).toBeDefined();
    }
  });

  it('describes a site by labels, claims and capacity', () => {
    const lyon = cluster('plant-lyon-01');
    expect(lyon.metadata.labels).toMatchObject({
      vendor: 'OpenShift',
      'cluster.open-cluster-management.io/clusterset': 'plants-eu',
      'feature.open-cluster-management.io/addon-work-manager': 'available',
    });
    expect(claim(lyon, 'controlplanetopology.openshift.io')).toBe(
      'HighlyAvailable',
    );
    expect(lyon.status.capacity).toMatchObject({
      cpu: '96',
      'nvidia.com/gpu': '2',
    });
    const madrid = cluster('store-madrid-0003');
    expect(claim(madrid, 'product.open-cluster-management.io')).toBe(
      'MicroShift',
    );
    expect(claim(madrid, 'version.openshift.io')).toBeUndefined();
    expect(madrid.status.capacity['nvidia.com/gpu']).toBeUndefined();
  });

  it('has one silent since yesterday, and one that never came', () => {
    const boston = cluster('store-boston-0102');
    expect(conditionStatus(boston, 'ManagedClusterConditionAvailable')).toBe(
      'Unknown',
    );
    expect(boston.spec.taints[0].key).toBe(
      'cluster.open-cluster-management.io/unreachable',
    );
    expect(renewed('store-boston-0102')).toBeLessThan(
      renewed('plant-lyon-01') - 24 * 3_600_000,
    );
    const toronto = cluster('store-toronto-0103');
    expect(conditionStatus(toronto, 'ManagedClusterJoined')).toBeUndefined();
    expect(store.get(leaseKey('store-toronto-0103'))).toBeUndefined();
    expect(lab.site('core', 'store-toronto-0103')!.online()).toBe(false);
  });

  it('rolls compliance up into the root policies', () => {
    const [all, some] = store.list({
      group: 'policy.open-cluster-management.io',
      kind: 'Policy',
    });
    expect(all.status.compliant).toBe('Compliant');
    expect(some.status.compliant).toBe('NonCompliant');
    expect(
      some.status.status
        .filter((entry: any) => entry.compliant === 'NonCompliant')
        .map((entry: any) => entry.clustername),
    ).toEqual(['plant-torino-02']);
    expect(some.status.status).toHaveLength(11);
  });

  it("keeps a site's KServe mode where KServe keeps it", () => {
    const mode = (site: string) =>
      JSON.parse(
        lab.site('core', site)!.store.get({
          group: '',
          kind: 'ConfigMap',
          namespace: 'kserve',
          name: 'inferenceservice-config',
        })!.data.deploy,
      ).defaultDeploymentMode;
    expect(mode('hospital-vienna-01')).toBe('Knative');
    expect(mode('store-berlin-0001')).toBe('Standard');
  });

  it('gives the same ids every time', () => {
    const again = testLab().store;
    expect(again.list(CLUSTER).map(object => object.metadata.uid)).toEqual(
      store.list(CLUSTER).map(object => object.metadata.uid),
    );
  });
});
