import { parse } from 'yaml';
import { locate } from './fieldPath';
import type { FileTree } from './FileTree';
import type { Kustomization, Replacement } from './Kustomization';
import { KustomizeError } from './KustomizeError';
import { joinPath } from './paths';
import { selects, type Resource } from './Resource';

export function applyReplacements(
  tree: FileTree,
  dir: string,
  entries: NonNullable<Kustomization['replacements']>,
  resources: Resource[],
): void {
  for (const entry of entries) {
    const list = 'path' in entry ? readFile(tree, dir, entry.path) : [entry];
    for (const replacement of list) replace(replacement, resources);
  }
}

function readFile(tree: FileTree, dir: string, path: string): Replacement[] {
  const text = tree.read(joinPath(dir, path));
  if (text === undefined) {
    throw new KustomizeError(`replacement file ${path} does not exist`);
  }
  return [parse(text)].flat() as Replacement[];
}

const describe = (selector: object) => JSON.stringify(selector);

function replace({ source, targets }: Replacement, resources: Resource[]) {
  const { fieldPath = 'metadata.name', options, ...selector } = source;
  const sources = resources.filter(resource => selects(selector, resource));
  if (sources.length !== 1) {
    throw new KustomizeError(
      `replacement source ${describe(selector)} matches ${
        sources.length
      } resources, not 1`,
    );
  }
  const [place] = locate(sources[0].object, fieldPath);
  if (!place) {
    throw new KustomizeError(
      `fieldPath ${fieldPath} is missing in replacement source ${describe(
        selector,
      )}`,
    );
  }
  let value = place.parent[place.key];
  if (options?.delimiter) {
    value = String(value).split(options.delimiter)[options.index ?? 0];
  }
  for (const target of targets) {
    const chosen = resources.filter(
      resource =>
        selects(target.select, resource) &&
        !target.reject?.some(reject => selects(reject, resource)),
    );
    for (const resource of chosen) {
      for (const path of target.fieldPaths ?? ['metadata.name']) {
        write(resource, path, value, target.options);
      }
    }
  }
}

function write(
  { object }: Resource,
  path: string,
  value: unknown,
  options: Replacement['targets'][number]['options'] = {},
) {
  const places = locate(object, path, options.create);
  if (places.length === 0) {
    throw new KustomizeError(
      `unable to find field ${path} in replacement target ${object.kind}/${object.metadata.name}`,
    );
  }
  for (const { parent, key } of places) {
    if (!options.delimiter) {
      parent[key] = structuredClone(value);
      continue;
    }
    const parts = String(parent[key] ?? '').split(options.delimiter);
    const index = options.index ?? 0;
    if (index < 0) parts.unshift(String(value));
    else if (index >= parts.length) parts.push(String(value));
    else parts[index] = String(value);
    parent[key] = parts.join(options.delimiter);
  }
}
