import { KustomizeError } from './KustomizeError';

type Json = any;

export interface JsonPatchOperation {
  op: string;
  path: string;
  from?: string;
  value?: Json;
}

const pointer = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Applies a JSON patch (RFC 6902) to a copy. */
export function jsonPatch(
  target: Json,
  operations: JsonPatchOperation[],
): Json {
  const result = structuredClone(target);
  for (const operation of operations) apply(result, operation);
  return result;
}

function parentOf(root: Json, path: string): [Json, string] {
  const parts = pointer(path);
  const last = parts.pop();
  let at = root;
  for (const part of parts) at = at?.[part];
  if (last === undefined || typeof at !== 'object' || at === null) {
    throw new KustomizeError(`patch path ${path} does not exist`);
  }
  return [at, last];
}

function get(root: Json, path: string): Json {
  const [parent, key] = parentOf(root, path);
  if (!(key in parent)) {
    throw new KustomizeError(`patch path ${path} does not exist`);
  }
  return parent[key];
}

function apply(root: Json, { op, path, from, value }: JsonPatchOperation) {
  const [parent, key] = parentOf(root, path);
  switch (op) {
    case 'add':
      add(parent, key, structuredClone(value), path);
      return;
    case 'replace':
      get(root, path);
      parent[key] = structuredClone(value);
      return;
    case 'remove':
      get(root, path);
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case 'test':
      if (JSON.stringify(get(root, path)) !== JSON.stringify(value)) {
        throw new KustomizeError(`patch test of ${path} failed`);
      }
      return;
    case 'copy':
      add(parent, key, structuredClone(get(root, from ?? '')), path);
      return;
    case 'move': {
      const moved = get(root, from ?? '');
      apply(root, { op: 'remove', path: from ?? '' });
      apply(root, { op: 'add', path, value: moved });
      return;
    }
    default:
      throw new KustomizeError(`patch operation ${op} is not known`);
  }
}

function add(parent: Json, key: string, value: Json, path: string) {
  if (!Array.isArray(parent)) {
    parent[key] = value;
    return;
  }
  const index = key === '-' ? parent.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > parent.length) {
    throw new KustomizeError(`patch path ${path} is out of range`);
  }
  parent.splice(index, 0, value);
}
