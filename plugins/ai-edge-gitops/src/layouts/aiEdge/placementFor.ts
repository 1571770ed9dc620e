import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InventorySite } from '../../types';
import { siteKey, someOf } from '../checkSites';

/** Label that ACM keeps on each ManagedCluster. */
const NAME_LABEL = 'name';

/**
 * A predicate that chooses sites by their names.
 *
 * @internal
 */
export function byName(sites: InventorySite[]): unknown {
  const unnamed = sites.filter(
    ({ labels, name }) => labels[NAME_LABEL] !== name,
  );
  if (unnamed.length > 0) {
    throw new InputError(
      `sites: ${someOf(unnamed.map(siteKey))} ${
        unnamed.length === 1 ? 'has' : 'have'
      } no label ${NAME_LABEL} with the site's name, which a placement needs to choose single sites`,
    );
  }
  const values = [...new Set(sites.map(({ name }) => name))].sort();
  return {
    requiredClusterSelector: {
      labelSelector: {
        matchExpressions: [{ key: NAME_LABEL, operator: 'In', values }],
      },
    },
  };
}

/**
 * The cluster sets of sites, sorted. Throws an `InputError` for a site in none: a placement cannot see it.
 *
 * @internal
 */
export function clusterSetsOf(sites: InventorySite[]): string[] {
  const without = sites.filter(({ clusterSet }) => clusterSet === undefined);
  if (without.length > 0) {
    throw new InputError(
      `sites: ${someOf(without.map(siteKey))} ${
        without.length === 1 ? 'is' : 'are'
      } in no cluster set, so no placement can choose ${
        without.length === 1 ? 'it' : 'them'
      }`,
    );
  }
  return [...new Set(sites.map(({ clusterSet }) => clusterSet!))].sort();
}

/**
 * A placement for exactly these sites: whole cluster sets where they are whole, names otherwise. A label that
 * happens to fit is not used: whoever gets it later would get the model.
 *
 * @internal
 */
export function placementFor(
  sites: InventorySite[],
  inventory: InventorySite[],
): {
  placement: { clusterSets: string[]; predicates: unknown[] };
  findings: Finding[];
} {
  const clusterSets = clusterSetsOf(sites);
  const sets = new Set(clusterSets);
  const all = inventory.filter(
    ({ clusterSet }) => clusterSet !== undefined && sets.has(clusterSet),
  );
  if (all.length === sites.length) {
    return {
      placement: {
        clusterSets,
        predicates: [{ requiredClusterSelector: { labelSelector: {} } }],
      },
      findings: [
        {
          id: 'placement-by-set',
          state: 'warn',
          title: `Every site of cluster set ${clusterSets.join(
            ', ',
          )} gets the model`,
          detail:
            'A site that joins the set later gets it too, without a pull request.',
        },
      ],
    };
  }
  return {
    placement: { clusterSets, predicates: [byName(sites)] },
    findings: [nameFinding(sites.length)],
  };
}

/** @internal */
export function nameFinding(count: number): Finding {
  return {
    id: 'placement-by-name',
    state: 'warn',
    title: `The placement names ${count} ${
      count === 1 ? 'site' : 'sites'
    } one by one`,
    detail: `They are not a whole cluster set, so it chooses by the label ${NAME_LABEL} of their ManagedClusters. A site that loses the label loses the model.`,
  };
}
