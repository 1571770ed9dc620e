import { asList, asMap, asText } from '../yaml/narrow';
import type { Manifest, Patch } from './patches';

function pointer(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function withValue(
  target: unknown,
  [key, ...rest]: string[],
  op: string,
  value: unknown,
): unknown {
  if (Array.isArray(target)) {
    const index = key === '-' ? target.length : Number(key);
    if (rest.length > 0) {
      return target.map((item, i) =>
        i === index ? withValue(item, rest, op, value) : item,
      );
    }
    if (op === 'add') return target.toSpliced(index, 0, value);
    return op === 'remove'
      ? target.toSpliced(index, 1)
      : target.toSpliced(index, 1, value);
  }
  const map = asMap(target);
  if (rest.length > 0) {
    return { ...map, [key]: withValue(map[key], rest, op, value) };
  }
  const { [key]: _old, ...others } = map;
  return op === 'remove' ? others : { ...map, [key]: value };
}

function merge(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const merged: Record<string, unknown> = { ...asMap(target) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/**
 * Whether a patch is meant for an object. Without a target, a merge patch names it.
 *
 * @internal
 */
export function isPatchFor(patch: Patch, manifest: Manifest): boolean {
  const name = asText(asMap(manifest.metadata).name);
  return (
    (patch.target.kind === undefined ||
      patch.target.kind === asText(manifest.kind)) &&
    (patch.target.name === undefined || patch.target.name === name)
  );
}

/**
 * The object after one patch, as kustomize builds it for kinds that it has no merge keys for.
 *
 * @internal
 */
export function applyPatch(manifest: Manifest, patch: Patch): Manifest {
  if (patch.merge) return asMap(merge(manifest, patch.merge));
  return asList(patch.operations)
    .map(operation => operation as NonNullable<Patch['operations']>[number])
    .filter(({ op }) => op === 'add' || op === 'replace' || op === 'remove')
    .reduce<Manifest>(
      (patched, { op, path, value }) =>
        asMap(withValue(patched, pointer(path), op, value)),
      manifest,
    );
}
