import { applyPatch, isPatchFor } from '../../kustomize/applyPatch';
import { readKustomization } from '../../kustomize/Kustomization';
import { readPatches, type Manifest } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asMap, asText } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';

/** Kustomizations that may lie in each other. */
const MAX_DEPTH = 5;

/**
 * An object and the file that it comes from.
 *
 * @internal
 */
export interface SourcedObject {
  path: string;
  /** As it is built: patches and namespace of the kustomizations are in it. */
  manifest: Manifest;
}

function isManifestFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/(^|\/)kustomization\.ya?ml$/i.test(path);
}

/**
 * The objects of one file.
 *
 * @internal
 */
export function readFileObjects(tree: Tree, path: string): SourcedObject[] {
  return parseYamlAll(path, tree.read(path) ?? '').map(value => ({
    path,
    manifest: asMap(value),
  }));
}

/**
 * All objects in the files below a directory, built or not.
 *
 * @param mentions - Leaves out files that do not mention it: what is not looked for need not be readable
 * @internal
 */
export function readPlainObjects(
  tree: Tree,
  dir: string,
  mentions?: RegExp,
): SourcedObject[] {
  return tree
    .paths(`${dir}/`)
    .filter(isManifestFile)
    .filter(path => !mentions || mentions.test(tree.read(path) ?? ''))
    .flatMap(path => readFileObjects(tree, path));
}

/**
 * The objects that building a directory gives: through its kustomization, or all manifests below it when it has none,
 * as `oc apply --recursive` and Argo CD take them.
 *
 * @internal
 */
export function readObjects(
  tree: Tree,
  dir: string,
  depth: number = 0,
): SourcedObject[] {
  const kustomization = readKustomization(tree, dir);
  if (!kustomization) return depth === 0 ? readPlainObjects(tree, dir) : [];
  if (depth > MAX_DEPTH) return [];
  const patches = readPatches(tree, kustomization);
  const namespace = asText(kustomization.value.namespace);
  return [...kustomization.resources, ...kustomization.components]
    .flatMap(resource =>
      tree.read(resource) === undefined
        ? readObjects(tree, resource, depth + 1)
        : readFileObjects(tree, resource),
    )
    .map(({ path, manifest }) => {
      const patched = patches
        .filter(patch => isPatchFor(patch, manifest))
        .reduce(applyPatch, manifest);
      return {
        path,
        manifest:
          namespace === undefined
            ? patched
            : {
                ...patched,
                metadata: { ...asMap(patched.metadata), namespace },
              },
      };
    });
}
