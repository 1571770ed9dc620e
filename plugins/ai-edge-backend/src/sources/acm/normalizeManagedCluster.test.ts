import { managedCluster } from '../../__testUtils__/hubObjects';
import { isSite, normalizeManagedCluster } from './normalizeManagedCluster';

const place = { hub: 'core', asOf: '2026-11-20T00:00:00.000Z' };

describe('normalizeManagedCluster', () => {
  it('reads claims, labels and capacity', () => {
    const cluster = managedCluster('oslo', {
      labels: {
        'cluster.open-cluster-management.io/clusterset': 'retail',
        'feature.open-cluster-management.io/addon-work-manager': 'available',
        'feature.open-cluster-management.io/addon-cluster-proxy': 'unhealthy',
        'nvidia.com/gpu.product': 'NVIDIA-L4',
        vendor: 'auto-detect',
      },
      claims: {
        'id.openshift.io': 'abc',
        'id.k8s.io': 'def',
        'region.open-cluster-management.io': 'eu-north-1',
        'platform.open-cluster-management.io': 'BareMetal',
        'product.open-cluster-management.io': 'OpenShift',
        'version.openshift.io': '4.18.1',
        'controlplanetopology.openshift.io': 'SingleReplica',
      },
      capacity: {
        cpu: '16',
        memory: '64Gi',
        pods: '250',
        'nvidia.com/gpu': '2',
        'amd.com/gpu': '0',
      },
    });
    expect(normalizeManagedCluster(cluster, place)).toMatchObject({
      ref: { hub: 'core', name: 'oslo' },
      clusterId: 'abc',
      clusterSet: 'retail',
      region: 'eu-north-1',
      platform: 'BareMetal',
      product: 'OpenShift',
      productVersion: '4.18.1',
      topology: 'SingleReplica',
      capacity: {
        cpuCores: 16,
        memoryBytes: 64 * 2 ** 30,
        accelerators: [
          { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: 2 },
        ],
      },
      addons: [
        { name: 'cluster-proxy', state: 'unhealthy' },
        { name: 'work-manager', state: 'available' },
      ],
    });
  });

  it('makes nothing up for a site that has told nothing', () => {
    const record = normalizeManagedCluster(
      {
        metadata: { name: 'new', labels: { vendor: 'auto-detect' } },
      },
      place,
    );
    expect(JSON.parse(JSON.stringify(record))).toEqual({
      ref: { hub: 'core', name: 'new' },
      asOf: place.asOf,
      kind: 'cluster',
      availability: { state: 'pending' },
      labels: { vendor: 'auto-detect' },
      claims: {},
      addons: [],
      taints: [],
      conditions: [],
    });
  });

  it.each([
    [
      'a single node',
      {
        'product.open-cluster-management.io': 'OpenShift',
        'version.openshift.io': '4.18.1',
        'controlplanetopology.openshift.io': 'SingleReplica',
      },
      {
        product: 'OpenShift',
        productVersion: '4.18.1',
        topology: 'SingleReplica',
      },
    ],
    [
      'several nodes',
      {
        'product.open-cluster-management.io': 'ROSA',
        'version.openshift.io': '4.18.1',
        'controlplanetopology.openshift.io': 'HighlyAvailable',
      },
      { product: 'ROSA', topology: 'HighlyAvailable' },
    ],
    [
      'MicroShift',
      {
        'product.open-cluster-management.io': 'MicroShift',
        'version.microshift.io': '4.18.9',
      },
      {
        product: 'MicroShift',
        productVersion: '4.18.9',
        topology: undefined,
      },
    ],
    [
      'another Kubernetes',
      {
        'product.open-cluster-management.io': 'Other',
        'kubeversion.open-cluster-management.io': 'v1.31.2+k3s1',
      },
      {
        product: 'Other',
        productVersion: undefined,
        kubernetesVersion: 'v1.31.2+k3s1',
        topology: undefined,
      },
    ],
  ])('tells %s by its claims', (_what, claims: object, expected) => {
    const cluster = managedCluster('a', { claims: { ...claims } });
    expect(normalizeManagedCluster(cluster, place)).toMatchObject(expected);
  });

  it('does not take the hub itself for a site', () => {
    expect(isSite(managedCluster('local-cluster'))).toBe(false);
    expect(
      isSite(managedCluster('hub', { labels: { 'local-cluster': 'true' } })),
    ).toBe(false);
    expect(isSite(managedCluster('oslo'))).toBe(true);
  });
});
