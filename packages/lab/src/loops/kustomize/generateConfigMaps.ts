import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { KubeObject } from '../../kube/types';
import type { FileTree } from './FileTree';
import type { Kustomization } from './Kustomization';
import { KustomizeError } from './KustomizeError';
import { joinPath } from './paths';
import { rename, toResource, type Resource } from './Resource';

export function generateConfigMaps(
  tree: FileTree,
  dir: string,
  { configMapGenerator = [], generatorOptions }: Kustomization,
): Resource[] {
  return configMapGenerator.map(generator => {
    const options = { ...generatorOptions, ...generator.options };
    const labels = {
      ...generatorOptions?.labels,
      ...generator.options?.labels,
    };
    const annotations = {
      ...generatorOptions?.annotations,
      ...generator.options?.annotations,
    };
    const data: Record<string, string> = {};
    for (const literal of generator.literals ?? []) {
      const equals = literal.indexOf('=');
      if (equals < 1) throw new KustomizeError(`literal ${literal} has no key`);
      const value = literal.slice(equals + 1);
      data[literal.slice(0, equals)] = value.replace(/^(['"])(.*)\1$/s, '$2');
    }
    for (const file of generator.files ?? []) {
      const [key, path] = file.includes('=')
        ? (file.split('=', 2) as [string, string])
        : [posix.basename(file), file];
      const text = tree.read(joinPath(dir, path));
      if (text === undefined) {
        throw new KustomizeError(
          `file ${path} of ${generator.name} is missing`,
        );
      }
      data[key] = text;
    }
    const object: KubeObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: generator.name,
        ...(generator.namespace ? { namespace: generator.namespace } : {}),
        ...(Object.keys(labels).length ? { labels } : {}),
        ...(Object.keys(annotations).length ? { annotations } : {}),
      },
      data,
    };
    return { ...toResource(object), needsHash: !options.disableNameSuffixHash };
  });
}

/** Appends kustomize's content hash to generated names. */
export function addHashes(resources: Resource[]): void {
  for (const resource of resources) {
    if (!resource.needsHash) continue;
    const { name } = resource.object.metadata;
    rename(resource, `${name}-${contentHash(resource.object)}`);
  }
}

/**
 * As kustomize: sha256 of the sorted JSON that Go writes, of which ten digits are respelled without vowels. The name in
 * it is empty, because kustomize 5 looks it up under a key that does not exist; the hashes have to be the same.
 */
function contentHash({ kind, data }: KubeObject): string {
  const sorted = Object.fromEntries(
    Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const json = JSON.stringify({ data: sorted, kind, name: '' })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const respelled: Record<string, string> = {
    0: 'g',
    1: 'h',
    3: 'k',
    a: 'm',
    e: 't',
  };
  return createHash('sha256')
    .update(json)
    .digest('hex')
    .slice(0, 10)
    .replace(/[013ae]/g, character => respelled[character]);
}
