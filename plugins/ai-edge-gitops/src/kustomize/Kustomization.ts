import { posix } from 'node:path';
import { InputError } from '@backstage/errors';
import type { Tree } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { parseYaml } from '../yaml/parseYaml';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The kustomization of one directory, as far as layouts read it.
 *
 * @internal
 */
export interface Kustomization {
  /** Path of the file. */
  path: string;
  /** Directory without a slash at its end. */
  dir: string;
  value: Record<string, unknown>;
  /** Paths inside the repository; addresses of other repositories are left out. */
  resources: string[];
  components: string[];
}

/**
 * A path relative to a directory, `undefined` for an address elsewhere or a way out of the repository.
 *
 * @internal
 */
export function resolvePath(dir: string, path: string): string | undefined {
  if (/^[a-z+]+:\/\/|^git@|^\//i.test(path)) return undefined;
  const resolved = posix.normalize(posix.join(dir, path)).replace(/\/$/, '');
  return resolved === '..' || resolved.startsWith('../') ? undefined : resolved;
}

function paths(dir: string, value: unknown): string[] {
  return asList(value)
    .map(asText)
    .map(path => (path === undefined ? undefined : resolvePath(dir, path)))
    .filter((path): path is string => path !== undefined);
}

/**
 * Reads the kustomization of a directory, `undefined` when there is none. Throws an `InputError` naming the file
 * when it cannot be parsed.
 *
 * @internal
 */
export function readKustomization(
  tree: Tree,
  dir: string,
): Kustomization | undefined {
  for (const name of NAMES) {
    const path = `${dir}/${name}`;
    const text = tree.read(path);
    if (text === undefined) continue;
    const parsed = parseYaml(path, text);
    if (typeof parsed !== 'object' || Array.isArray(parsed)) {
      throw new InputError(`${path}: must be a kustomization, a YAML map`);
    }
    const value = asMap(parsed);
    return {
      path,
      dir,
      value,
      resources: paths(dir, value.resources),
      components: paths(dir, value.components),
    };
  }
  return undefined;
}
