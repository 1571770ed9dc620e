import { toError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InventorySite, Tree } from '../../types';
import { asList, asMap, asText } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';
import { isSelected, selectorsOf } from '../aiEdge/selectors';
import { siteKey, someOf } from '../checkSites';

/** Taints that the hub puts on a site that does not answer. */
const OFFLINE = ['unreachable', 'unavailable'].map(
  name => `cluster.open-cluster-management.io/${name}`,
);

function placementsOf(tree: Tree, hub: string): [string, unknown][] {
  return tree
    .paths(`bootstrap/${hub}/`)
    .filter(path => /\.ya?ml$/.test(path))
    .flatMap(path =>
      parseYamlAll(path, tree.read(path) ?? '').map(
        (object): [string, unknown] => [path, object],
      ),
    )
    .filter(([, object]) => asMap(object).kind === 'Placement');
}

function tolerates(placement: unknown, taint: string): boolean {
  return asList(asMap(asMap(placement).spec).tolerations).some(entry => {
    const { key, operator, effect } = asMap(entry);
    const all = key === undefined && operator === 'Exists';
    return (all || key === taint) && (effect ?? 'NoSelect') === 'NoSelect';
  });
}

/**
 * Whether the hub's placement lets Argo CD reach the sites: it only authorises, but without it nothing gets through.
 * Sites that it does not choose, and a placement that lets go of sites while they are offline, which would take their
 * models when they are back.
 *
 * @internal
 */
export function placementFindings(
  tree: Tree,
  hub: string,
  sites: InventorySite[],
): Finding[] {
  const placements = placementsOf(tree, hub);
  if (placements.length === 0) return [];
  const findings: Finding[] = [];
  for (const [path, placement] of placements) {
    if (OFFLINE.every(taint => tolerates(placement, taint))) continue;
    findings.push({
      id: `placement-drops-offline-${hub}`,
      state: 'warn',
      title: `The placement of hub ${hub} lets go of sites that are offline`,
      detail: `${path} does not tolerate ${OFFLINE.join(' and ')}.`,
      remedy: 'Add both tolerations with operator Exists.',
      path,
    });
  }
  let selectors;
  try {
    selectors = placements.flatMap(([path, placement]) =>
      selectorsOf(path, asMap(placement)),
    );
  } catch (error) {
    // What only the hub can say is not this change's business to refuse.
    return [
      ...findings,
      {
        id: `placement-authorises-${hub}`,
        state: 'unknown',
        title: `Whether the placement of hub ${hub} lets these sites through is for the hub to say`,
        detail: asText(toError(error).message),
      },
    ];
  }
  const left = sites.filter(
    site => !selectors.some(selector => isSelected(site, selector)),
  );
  if (left.length > 0) {
    findings.push({
      id: `placement-authorises-${hub}`,
      state: 'warn',
      title: `The placement of hub ${hub} does not let ${
        left.length === sites.length ? 'any' : left.length
      } of the sites through`,
      detail: `This will not take effect on ${someOf(left.map(siteKey))}.`,
      remedy: `Bind their cluster set to Argo CD's namespace and let the Placement in bootstrap/${hub} choose it.`,
      path: placements[0][0],
    });
  }
  return findings;
}
