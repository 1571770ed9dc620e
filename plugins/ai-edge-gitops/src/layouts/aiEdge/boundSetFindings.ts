import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { loadManifests } from './loadManifests';
import { paths } from './paths';

/**
 * Warns of cluster sets that the registration does not bind: a placement sees nothing of them and says no word.
 *
 * @internal
 */
export function boundSetFindings(tree: Tree, clusterSets: string[]): Finding[] {
  const bound = new Set(
    loadManifests(tree, paths.registration)
      .filter(({ kind }) => kind === 'ManagedClusterSetBinding')
      .map(binding => asText(dig(binding, 'spec', 'clusterSet'))),
  );
  if (bound.has('global')) return [];
  const unbound = clusterSets.filter(set => !bound.has(set));
  if (unbound.length === 0) return [];
  return [
    {
      id: 'cluster-set-not-bound',
      state: 'warn',
      title: `Cluster set ${unbound.join(
        ', ',
      )} is not bound to Argo CD's namespace`,
      detail: `${paths.registration} holds no ManagedClusterSetBinding for it, so the placement chooses no site of it.`,
      remedy:
        'Add a ManagedClusterSetBinding, or check that the hub has one from elsewhere.',
    },
  ];
}
