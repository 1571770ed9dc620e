import { BuildPrints } from '../kustomize/BuildPrints';
import type {
  Assignment,
  Desired,
  InventorySite,
  Layout,
  Tree,
} from '../types';

/**
 * What a change of a repository does to sites.
 *
 * @public
 */
export interface TreeImpact {
  /** Names of the models that change anywhere, sorted. */
  models: string[];
  /** Sites on which something else is built afterwards, a model is new, or one goes. Sorted by hub, name and model. */
  sites: { hub: string; name: string; model: string }[];
  /** Argo CD Applications that come and go. */
  applications: { added: number; removed: number };
  /** The changed sites by the ring that they follow afterwards, or followed before they went. Sorted. */
  rings: { model: string; ring: string; sites: number }[];
  /** Models whose sites a placement chooses and that change on all of them: only where no inventory was given. */
  placements: { model: string; change: 'added' | 'removed' | 'changed' }[];
}

/** One desired state on one site, or of one placement, by what makes it the same one before and after. */
function keyed(layout: Layout, tree: Tree, inventory?: InventorySite[]) {
  const assignments = layout.read(tree);
  const sites = new Map<string, Desired>();
  for (const desired of layout.resolve(assignments, inventory ?? [])) {
    const { hub, site, application, model } = desired;
    sites.set([hub, site, application, model].join('\n'), desired);
  }
  const chosen = new Map<string, Assignment[]>();
  if (inventory === undefined) {
    for (const assignment of assignments) {
      if (assignment.selector === undefined) continue;
      const { hub, application, model } = assignment;
      const key = [hub, application, model].join('\n');
      chosen.set(key, [...(chosen.get(key) ?? []), assignment]);
    }
  }
  return { sites, chosen, builds: new BuildPrints(tree) };
}

type Keyed = ReturnType<typeof keyed>;

function placementChanges(was: Keyed, is: Keyed): TreeImpact['placements'] {
  const print = ({ builds }: Keyed, assignments: Assignment[]) =>
    JSON.stringify(
      assignments.map(({ selector, path }) => [selector, builds.print(path)]),
    );
  const changes: TreeImpact['placements'] = [];
  for (const [key, assignments] of is.chosen) {
    const before = was.chosen.get(key);
    const [{ model }] = assignments;
    if (before === undefined) changes.push({ model, change: 'added' });
    else if (print(was, before) !== print(is, assignments)) {
      changes.push({ model, change: 'changed' });
    }
  }
  for (const [key, [{ model }]] of was.chosen) {
    if (!is.chosen.has(key)) changes.push({ model, change: 'removed' });
  }
  return changes.sort((a, b) => (a.model < b.model ? -1 : 1));
}

function ringsOf(changed: Desired[]): TreeImpact['rings'] {
  const counts = new Map<string, TreeImpact['rings'][number]>();
  for (const { model, ring } of changed) {
    if (ring === undefined) continue;
    const key = `${model}\n${ring}`;
    const sites = (counts.get(key)?.sites ?? 0) + 1;
    counts.set(key, { model, ring, sites });
  }
  return [...counts.keys()].sort().map(key => counts.get(key)!);
}

/**
 * What the step from one tree to another does to sites: pure, and without building anything. A site counts when the
 * files that its Application builds differ, in whichever place; where they are does not matter. Throws the
 * `InputError` of a layout for a tree that it cannot read.
 *
 * @param inventory - Every site of the repository's hubs. Without it only sites that are named in Git are counted, and
 * what a placement chooses is in `placements`.
 * @public
 */
export function treeImpact(
  layout: Layout,
  before: Tree,
  after: Tree,
  inventory?: InventorySite[],
): TreeImpact {
  const was = keyed(layout, before, inventory);
  const is = keyed(layout, after, inventory);
  const changed: Desired[] = [];
  let added = 0;
  let removed = 0;
  for (const [key, desired] of is.sites) {
    const old = was.sites.get(key);
    if (old === undefined) added++;
    else if (was.builds.print(old.path) === is.builds.print(desired.path)) {
      continue;
    }
    changed.push(desired);
  }
  for (const [key, desired] of was.sites) {
    if (is.sites.has(key)) continue;
    removed++;
    changed.push(desired);
  }
  const byKey = new Map(
    changed.map(({ hub, site, model }) => [
      [hub, site, model].join('\n'),
      { hub, name: site, model },
    ]),
  );
  const placements = placementChanges(was, is);
  const models = [...changed, ...placements].map(({ model }) => model);
  return {
    models: [...new Set(models)].sort(),
    sites: [...byKey.keys()].sort().map(key => byKey.get(key)!),
    applications: { added, removed },
    rings: ringsOf(changed),
    placements,
  };
}
