import {
  ClosureReader,
  type Desired,
  type InventorySite,
  type Layout,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { TreeBuilds, type BuildInput } from './TreeBuilds';

/** One side of a build that changes. */
export interface BuildSide {
  dir: string;
  input: BuildInput;
}

/** What some Applications build before and after a change; a side is absent where there is no Application. */
export interface ChangedBuild {
  before?: BuildSide;
  after?: BuildSide;
  /** Sites whose Applications build it. */
  sites: number;
}

function byApplication(layout: Layout, tree: Tree, inventory: InventorySite[]) {
  const lines = new Map<string, Desired>();
  for (const line of layout.resolve(layout.read(tree), inventory)) {
    const { hub, site, application, model } = line;
    lines.set([hub, site, application, model].join('\n'), line);
  }
  return lines;
}

function isSame(a: BuildSide | undefined, b: BuildSide | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.input.hash !== undefined && b.input.hash !== undefined) {
    // The same files at another place are for the diff of the result.
    return a.dir === b.dir && a.input.hash === b.input.hash;
  }
  return (
    a.dir === b.dir &&
    JSON.stringify(a.input.files) === JSON.stringify(b.input.files)
  );
}

/**
 * The directories that Applications of the desired state build, where the step from one tree to another changes what
 * they are built from. Sorted; nothing is built.
 */
export function changedBuilds(
  layout: Layout,
  trees: { before: Tree; after: Tree },
  inventory: InventorySite[],
): ChangedBuild[] {
  const reader = ClosureReader.create();
  const old = TreeBuilds.create(trees.before, reader);
  const now = TreeBuilds.create(trees.after, reader);
  const was = byApplication(layout, trees.before, inventory);
  const is = byApplication(layout, trees.after, inventory);
  const pairs = new Map<string, { dirs: string[]; sites: Set<string> }>();
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const dirs = [was.get(key)?.path ?? '', is.get(key)?.path ?? ''];
    const pair = pairs.get(dirs.join('\n')) ?? { dirs, sites: new Set() };
    const { hub, site } = (is.get(key) ?? was.get(key))!;
    pair.sites.add(`${hub}/${site}`);
    pairs.set(dirs.join('\n'), pair);
  }
  const side = (builds: TreeBuilds, dir: string) =>
    dir === '' ? undefined : { dir, input: builds.input(dir) };
  return [...pairs.keys()].sort().flatMap((key): ChangedBuild[] => {
    const { dirs, sites } = pairs.get(key)!;
    const before = side(old, dirs[0]);
    const after = side(now, dirs[1]);
    if (isSame(before, after)) return [];
    return [
      {
        ...(before && { before }),
        ...(after && { after }),
        sites: sites.size,
      },
    ];
  });
}
