import { parse } from 'yaml';
import type { KubeObject } from '../../kube/types';
import type { FileTree } from './FileTree';
import { jsonPatch, type JsonPatchOperation } from './jsonPatch';
import type { Kustomization, Selector } from './Kustomization';
import { KustomizeError } from './KustomizeError';
import { joinPath } from './paths';
import { readManifests } from './readManifests';
import { groupOf, selects, type Resource } from './Resource';
import { strategicMerge } from './strategicMerge';

/** Strategic merge and JSON patches; gives the resources that are left. */
export function applyPatches(
  tree: FileTree,
  dir: string,
  patches: NonNullable<Kustomization['patches']>,
  resources: Resource[],
): Resource[] {
  let left = resources;
  for (const { path, patch, target } of patches) {
    const text = patch ?? tree.read(joinPath(dir, path ?? ''));
    if (text === undefined) {
      throw new KustomizeError(`patch file ${path} does not exist`);
    }
    const name = path ?? 'inline patch';
    const operations = jsonOperations(text);
    left = operations
      ? applyJson(name, operations, target, left)
      : applyMerge(name, text, target, left);
  }
  return left;
}

/** The operations, when the text is a JSON patch: a list, not an object. */
function jsonOperations(text: string): JsonPatchOperation[] | undefined {
  if (/^---\s*$/m.test(text)) return undefined;
  const value = parse(text);
  return Array.isArray(value) ? value : undefined;
}

function applyJson(
  name: string,
  operations: JsonPatchOperation[],
  target: Selector | undefined,
  resources: Resource[],
): Resource[] {
  if (!target) throw new KustomizeError(`${name}: a JSON patch needs a target`);
  for (const resource of resources) {
    if (selects(target, resource)) {
      resource.object = jsonPatch(resource.object, operations);
    }
  }
  return resources;
}

function applyMerge(
  name: string,
  text: string,
  target: Selector | undefined,
  resources: Resource[],
): Resource[] {
  const gone = new Set<Resource>();
  const patches = target
    ? [parse(text) as KubeObject]
    : readManifests(name, text);
  for (const patch of patches) {
    const chosen = resources.filter(resource =>
      target ? selects(target, resource) : isSame(patch, resource),
    );
    if (!target && chosen.length === 0) {
      throw new KustomizeError(
        `no matches for Id ${patch.kind}/${patch.metadata.name}; failed to find unique target for patch`,
      );
    }
    for (const resource of chosen) {
      const { apiVersion, kind, metadata } = resource.object;
      const merged = strategicMerge(
        resource.object,
        patch,
        groupOf(apiVersion),
      ) as KubeObject | undefined;
      if (!merged) {
        gone.add(resource);
        continue;
      }
      // A patch finds its target by name and kind, it does not change them.
      resource.object = {
        ...merged,
        apiVersion,
        kind,
        metadata: {
          ...merged.metadata,
          name: metadata.name,
          ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
        },
      };
    }
  }
  return resources.filter(resource => !gone.has(resource));
}

function isSame(patch: KubeObject, { object, formerNames }: Resource): boolean {
  return (
    object.kind === patch.kind &&
    groupOf(object.apiVersion) === groupOf(patch.apiVersion) &&
    [object.metadata.name, ...formerNames].includes(patch.metadata.name)
  );
}
