import type { KubeObject } from '../../kube/types';
import { applyImages } from './applyImages';
import { applyLabels } from './applyLabels';
import { applyPatches } from './applyPatches';
import { applyReplicas } from './applyReplicas';
import { applyReplacements } from './applyReplacements';
import type { FileTree } from './FileTree';
import { addHashes, generateConfigMaps } from './generateConfigMaps';
import { kustomizationPath, readKustomization } from './Kustomization';
import { KustomizeError } from './KustomizeError';
import { fixNameReferences } from './nameReferences';
import { joinPath } from './paths';
import { readManifests } from './readManifests';
import {
  groupOf,
  rename,
  takesNamespace,
  toResource,
  type Resource,
} from './Resource';

/**
 * What `kustomize build <dir>` gives, for the part of kustomize that the lab's repositories use. Anything else is a
 * {@link KustomizeError}.
 */
export function build(tree: FileTree, dir: string): KubeObject[] {
  const resources = accumulate(tree, joinPath('', dir), [], []);
  addHashes(resources);
  fixNameReferences(resources);
  return resources.map(({ object }) => object);
}

function accumulate(
  tree: FileTree,
  dir: string,
  inherited: Resource[],
  trail: string[],
): Resource[] {
  if (trail.includes(dir)) {
    throw new KustomizeError(`cycle: ${[...trail, dir].join(' -> ')}`);
  }
  const below = [...trail, dir];
  const kustomization = readKustomization(tree, dir);
  let resources = [...inherited];
  const append = (added: Resource[]) => {
    for (const resource of added) {
      const id = idOf(resource.object);
      if (resources.some(({ object }) => idOf(object) === id)) {
        throw new KustomizeError(
          `may not add resource with an already registered id: ${id}`,
        );
      }
      resources.push(resource);
    }
  };
  for (const entry of kustomization.resources ?? []) {
    const path = localPath(dir, entry);
    const text = tree.read(path);
    if (text !== undefined) {
      append(readManifests(path, text).map(toResource));
    } else if (kustomizationPath(tree, path)) {
      if (readKustomization(tree, path).kind === 'Component') {
        throw new KustomizeError(
          `expected kind != 'Component' for path '${path}'`,
        );
      }
      append(accumulate(tree, path, [], below));
    } else {
      throw new KustomizeError(
        `accumulating resources from '${entry}': no such file or directory`,
      );
    }
  }
  // Generators run before components, as in kustomize.
  append(generateConfigMaps(tree, dir, kustomization));
  for (const entry of kustomization.components ?? []) {
    const path = localPath(dir, entry);
    if (readKustomization(tree, path).kind !== 'Component') {
      throw new KustomizeError(`expected kind 'Component' for path '${path}'`);
    }
    resources = accumulate(tree, path, resources, below);
  }
  resources = applyPatches(tree, dir, kustomization.patches ?? [], resources);
  setNamespace(kustomization.namespace, resources);
  setNames(kustomization.namePrefix, kustomization.nameSuffix, resources);
  applyLabels(kustomization, resources);
  fixNameReferences(resources);
  applyReplicas(kustomization.replicas ?? [], resources);
  applyImages(kustomization.images ?? [], resources);
  applyReplacements(tree, dir, kustomization.replacements ?? [], resources);
  return resources;
}

function idOf({ apiVersion, kind, metadata }: KubeObject) {
  return `${groupOf(apiVersion)}/${kind}/${metadata.namespace ?? ''}/${
    metadata.name
  }`;
}

function localPath(dir: string, entry: string): string {
  if (/^(https?:|git@|ssh:)|\?ref=/.test(entry)) {
    throw new KustomizeError(`remote resource ${entry} is not supported`);
  }
  return joinPath(dir, entry);
}

function setNamespace(namespace: string | undefined, resources: Resource[]) {
  if (!namespace) return;
  for (const resource of resources) {
    const { kind, metadata } = resource.object;
    if (kind === 'Namespace') {
      rename(resource, namespace);
    } else if (takesNamespace(kind)) {
      resource.formerNamespaces.push(metadata.namespace);
      metadata.namespace = namespace;
    }
  }
}

function setNames(prefix = '', suffix = '', resources: Resource[]) {
  if (!prefix && !suffix) return;
  for (const resource of resources) {
    const { kind, metadata } = resource.object;
    if (/^(Namespace|CustomResourceDefinition|APIService)$/.test(kind))
      continue;
    rename(resource, prefix + metadata.name + suffix);
  }
}
