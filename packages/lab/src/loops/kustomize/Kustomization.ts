import { parseDocument } from 'yaml';
import type { FileTree } from './FileTree';
import { KustomizeError } from './KustomizeError';

export interface Selector {
  group?: string;
  version?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  labelSelector?: string;
  annotationSelector?: string;
}

export interface Replacement {
  source: Selector & {
    fieldPath?: string;
    options?: { delimiter?: string; index?: number };
  };
  targets: {
    select: Selector;
    reject?: Selector[];
    fieldPaths?: string[];
    options?: { delimiter?: string; index?: number; create?: boolean };
  }[];
}

/** The part of a kustomization that the lab's sites understand. */
export interface Kustomization {
  kind: 'Kustomization' | 'Component';
  resources?: string[];
  components?: string[];
  namespace?: string;
  namePrefix?: string;
  nameSuffix?: string;
  commonLabels?: Record<string, string>;
  commonAnnotations?: Record<string, string>;
  labels?: {
    pairs: Record<string, string>;
    includeSelectors?: boolean;
    includeTemplates?: boolean;
  }[];
  patches?: { path?: string; patch?: string; target?: Selector }[];
  images?: {
    name: string;
    newName?: string;
    newTag?: string;
    digest?: string;
  }[];
  replicas?: { name: string; count: number }[];
  configMapGenerator?: {
    name: string;
    namespace?: string;
    files?: string[];
    literals?: string[];
    options?: GeneratorOptions;
  }[];
  generatorOptions?: GeneratorOptions;
  replacements?: (Replacement | { path: string })[];
}

export interface GeneratorOptions {
  disableNameSuffixHash?: boolean;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const FIELDS = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'components',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'commonLabels',
  'commonAnnotations',
  'labels',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'images',
  'replicas',
  'configMapGenerator',
  'generatorOptions',
  'replacements',
]);

const ITEM_FIELDS: Record<string, string[]> = {
  patches: ['path', 'patch', 'target'],
  images: ['name', 'newName', 'newTag', 'digest'],
  replicas: ['name', 'count'],
  labels: ['pairs', 'includeSelectors', 'includeTemplates'],
  configMapGenerator: ['name', 'namespace', 'files', 'literals', 'options'],
  replacements: ['source', 'targets', 'path'],
};

/** Path of the kustomization in a directory, `undefined` when there is none. */
export function kustomizationPath(
  tree: FileTree,
  dir: string,
): string | undefined {
  return NAMES.map(name => (dir ? `${dir}/${name}` : name)).find(
    path => tree.read(path) !== undefined,
  );
}

/** Reads a kustomization. What the lab does not understand is an error: a field left out silently would deploy wrong. */
export function readKustomization(tree: FileTree, dir: string): Kustomization {
  const path = kustomizationPath(tree, dir);
  if (!path) {
    throw new KustomizeError(
      `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${dir}'`,
    );
  }
  const document = parseDocument(tree.read(path)!);
  if (document.errors.length > 0) {
    throw new KustomizeError(`${path}: ${document.errors[0].message}`);
  }
  const value = (document.toJS() ?? {}) as Record<string, any>;
  for (const field of Object.keys(value)) {
    if (!FIELDS.has(field)) {
      throw new KustomizeError(`${path}: field "${field}" is not supported`);
    }
  }
  for (const [field, allowed] of Object.entries(ITEM_FIELDS)) {
    for (const item of value[field] ?? []) {
      const extra = Object.keys(item).find(key => !allowed.includes(key));
      if (extra) {
        throw new KustomizeError(
          `${path}: field "${field}[].${extra}" is not supported`,
        );
      }
    }
  }
  const { patchesStrategicMerge = [], patchesJson6902 = [], ...rest } = value;
  return {
    ...rest,
    kind: value.kind ?? 'Kustomization',
    patches: [
      ...patchesStrategicMerge.map((entry: string) =>
        entry.includes('\n') ? { patch: entry } : { path: entry },
      ),
      ...(value.patches ?? []),
      ...patchesJson6902,
    ],
  } as Kustomization;
}
