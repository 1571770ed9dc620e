import { posix } from 'node:path';
import { kustomizationReads } from '../closure/kustomizationReads';
import { BuildPrints } from '../kustomize/BuildPrints';
import { readKustomization, resolvePath } from '../kustomize/Kustomization';
import type { Layout, Tree } from '../types';

const NAME = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

interface Node {
  dir: string;
  isComponent: boolean;
  built: string[];
  remote: string[];
}

function nodeOf(tree: Tree, path: string): Node | undefined {
  const dir = posix.dirname(path);
  try {
    const { value } = readKustomization(tree, dir) ?? {};
    const { built } = kustomizationReads(tree.read(path) ?? '');
    const entries = built.map(entry => [entry, resolvePath(dir, entry)]);
    const isRemote = (entry?: string) => /:\/\/|^git@/.test(entry ?? '');
    return {
      dir,
      isComponent: value?.kind === 'Component',
      built: entries.flatMap(([, at]) => (at === undefined ? [] : [at])),
      remote: entries.flatMap(([entry = '']) =>
        isRemote(entry) ? [entry] : [],
      ),
    };
  } catch {
    // The linter says why it cannot be read; there is nothing to build.
    return undefined;
  }
}

function printOf(builds: BuildPrints, dir: string): string | undefined {
  try {
    return builds.print(dir);
  } catch {
    // What cannot be read is never equal to anything, so it is built, and the build says what is wrong.
    return undefined;
  }
}

/**
 * The directories of a layout that somebody has to build to know that a change works: those that nothing else builds
 * and whose files differ from before. All of them when there is no tree from before. Sorted.
 *
 * @returns each with the addresses of other repositories that building it would fetch
 * @public
 */
export function touchedBuilds(
  layout: Pick<Layout, 'owns'>,
  before: Tree | undefined,
  after: Tree,
): { dir: string; remote: string[] }[] {
  const nodes = new Map<string, Node>();
  for (const path of after.paths()) {
    if (!NAME.test(path) || !layout.owns(path)) continue;
    const node = nodeOf(after, path);
    if (node) nodes.set(node.dir, node);
  }
  const inner = new Set([...nodes.values()].flatMap(({ built }) => built));
  const was = before && new BuildPrints(before);
  const is = new BuildPrints(after);
  const remoteOf = (dir: string, seen: Set<string>): string[] => {
    const node = nodes.get(dir);
    if (!node || seen.has(dir)) return [];
    seen.add(dir);
    return [
      ...node.remote,
      ...node.built.flatMap(entry => remoteOf(entry, seen)),
    ];
  };
  return [...nodes.values()]
    .filter(({ dir, isComponent }) => !isComponent && !inner.has(dir))
    .filter(({ dir }) => {
      const print = printOf(is, dir);
      return print === undefined || was === undefined
        ? true
        : print !== printOf(was, dir);
    })
    .map(({ dir }) => ({ dir, remote: remoteOf(dir, new Set()) }))
    .sort((a, b) => (a.dir < b.dir ? -1 : 1));
}
