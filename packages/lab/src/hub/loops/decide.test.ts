import { DefaultObjectStore, hubResourceTypes, KubeObject } from '../../kube';
import { decide } from './decide';

const OCM = 'cluster.open-cluster-management.io';

function setup(bindings = ['retail']) {
  const store = DefaultObjectStore.create({
    name: 'core',
    types: hubResourceTypes,
  });
  const site = (
    name: string,
    labels: object,
    rest: object = {},
  ): KubeObject => ({
    apiVersion: `${OCM}/v1`,
    kind: 'ManagedCluster',
    metadata: {
      name,
      labels: { [`${OCM}/clusterset`]: 'retail', ...labels },
    },
    spec: { hubAcceptsClient: true },
    ...rest,
  });
  const set = (name: string, clusterSelector: object) => ({
    apiVersion: `${OCM}/v1beta2`,
    kind: 'ManagedClusterSet',
    metadata: { name },
    spec: { clusterSelector },
  });
  store.load([
    set('retail', { selectorType: 'ExclusiveClusterSetLabel' }),
    set('global', { selectorType: 'LabelSelector', labelSelector: {} }),
    ...bindings.map(name => ({
      apiVersion: `${OCM}/v1beta2`,
      kind: 'ManagedClusterSetBinding',
      metadata: { name, namespace: 'gitops' },
      spec: { clusterSet: name },
    })),
    site('a', { gpu: 'l4' }),
    site(
      'b',
      {},
      { status: { clusterClaims: [{ name: 'region', value: 'eu' }] } },
    ),
    site(
      'c',
      {},
      {
        spec: {
          hubAcceptsClient: true,
          taints: [{ key: `${OCM}/unreachable`, effect: 'NoSelect' }],
        },
      },
    ),
    site('denied', {}, { spec: { hubAcceptsClient: false } }),
    site('elsewhere', { [`${OCM}/clusterset`]: 'plants' }),
  ]);
  return (spec: object, before: string[] = []) =>
    decide(
      store,
      {
        apiVersion: `${OCM}/v1beta1`,
        kind: 'Placement',
        metadata: { name: 'p', namespace: 'gitops' },
        spec,
      },
      new Set(before),
    );
}

describe('decide', () => {
  it('selects the clusters of the bound sets that are well', () => {
    expect(setup()({})).toEqual(['a', 'b']);
    expect(setup()({ clusterSets: ['global'] })).toEqual([]);
    expect(setup([])({})).toEqual([]);
    expect(setup(['global'])({})).toEqual(['a', 'b', 'elsewhere']);
  });

  it('tolerates what it is told to', () => {
    const key = `${OCM}/unreachable`;
    const decideIt = setup();
    expect(decideIt({ tolerations: [{ key, operator: 'Exists' }] })).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(
      decideIt({ tolerations: [{ key, operator: 'Equal', value: 'x' }] }),
    ).toEqual(['a', 'b']);
  });

  it('takes any of its predicates, over labels and claims', () => {
    const labels = (matchLabels: object) => ({
      requiredClusterSelector: { labelSelector: { matchLabels } },
    });
    const claims = {
      requiredClusterSelector: {
        claimSelector: {
          matchExpressions: [{ key: 'region', operator: 'In', values: ['eu'] }],
        },
      },
    };
    const decideIt = setup();
    expect(decideIt({ predicates: [labels({ gpu: 'l4' })] })).toEqual(['a']);
    expect(decideIt({ predicates: [claims] })).toEqual(['b']);
    expect(decideIt({ predicates: [labels({ gpu: 'l4' }), claims] })).toEqual([
      'a',
      'b',
    ]);
  });

  it('keeps what it had when it may not have all', () => {
    const decideIt = setup();
    expect(decideIt({ numberOfClusters: 1 })).toEqual(['a']);
    expect(decideIt({ numberOfClusters: 1 }, ['b'])).toEqual(['b']);
  });
});
