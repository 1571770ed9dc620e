import { MemoryTree } from '../../tree';
import { site } from '../../__testUtils__/kserveSites';
import { placementFindings } from './placementFindings';

const TOLERATIONS = `  tolerations:
    - {key: cluster.open-cluster-management.io/unreachable, operator: Exists}
    - {key: cluster.open-cluster-management.io/unavailable, operator: Exists}
`;
const sites = [
  site('edge-1', { clusterSet: 'retail' }),
  site('edge-2', { clusterSet: 'plants', labels: { tier: 'gold' } }),
];

function find(spec: string) {
  const tree = MemoryTree.fromFiles({
    'bootstrap/core/placement.yaml': `kind: Placement\nspec:\n${spec}`,
  });
  return placementFindings(tree, 'core', sites).map(({ id, state, detail }) => [
    id,
    state,
    detail,
  ]);
}

describe('placementFindings', () => {
  it('is silent about a placement that lets all of them through', () => {
    expect(find(`  clusterSets: [global]\n${TOLERATIONS}`)).toEqual([]);
    expect(placementFindings(MemoryTree.fromFiles({}), 'core', sites)).toEqual(
      [],
    );
  });

  it('tells which sites it does not let through', () => {
    expect(find(`  clusterSets: [retail]\n${TOLERATIONS}`)).toEqual([
      [
        'placement-authorises-core',
        'warn',
        'This will not take effect on core/edge-2.',
      ],
    ]);
    const gold = `  predicates:
    - requiredClusterSelector: {labelSelector: {matchLabels: {tier: gold}}}
`;
    expect(find(gold + TOLERATIONS)).toMatchObject([
      ['placement-authorises-core', 'warn', expect.stringContaining('edge-1')],
    ]);
  });

  it('tells that offline sites are dropped', () => {
    const one = TOLERATIONS.split('\n').slice(0, 2).join('\n');
    expect(find(`  clusterSets: [global]\n${one}\n`)).toMatchObject([
      ['placement-drops-offline-core', 'warn', expect.any(String)],
    ]);
  });

  it('does not judge what only the hub knows', () => {
    expect(find(`  numberOfClusters: 3\n${TOLERATIONS}`)).toMatchObject([
      ['placement-authorises-core', 'unknown', expect.any(String)],
    ]);
  });
});
