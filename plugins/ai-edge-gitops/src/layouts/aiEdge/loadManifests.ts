import { readKustomization } from '../../kustomize/Kustomization';
import { applyPatch, isPatchFor } from '../../kustomize/applyPatch';
import { readPatches, type Manifest } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asMap } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';

/** Kustomizations that may lie in each other; the reference needs two. */
const MAX_DEPTH = 5;

/**
 * The objects that a directory's kustomization takes from files and other directories of the tree, with its patches
 * applied. Prefixes, generators and replacements are not: for what layouts read they do not matter.
 *
 * @internal
 */
export function loadManifests(
  tree: Tree,
  dir: string,
  depth: number = 0,
): Manifest[] {
  const kustomization = readKustomization(tree, dir);
  if (!kustomization || depth > MAX_DEPTH) return [];
  const manifests = kustomization.resources.flatMap(resource => {
    const text = tree.read(resource);
    return text === undefined
      ? loadManifests(tree, resource, depth + 1)
      : parseYamlAll(resource, text).map(asMap);
  });
  const patches = readPatches(tree, kustomization);
  return manifests.map(manifest =>
    patches.reduce(
      (patched, patch) =>
        isPatchFor(patch, patched) ? applyPatch(patched, patch) : patched,
      manifest,
    ),
  );
}

/**
 * The first object of a kind.
 *
 * @internal
 */
export function ofKind(
  manifests: Manifest[],
  kind: string,
): Manifest | undefined {
  return manifests.find(manifest => manifest.kind === kind);
}
