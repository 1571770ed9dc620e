import { KustomizeError } from './KustomizeError';

type Json = any;

/** Splits `spec.containers.[name=model].env.0.value`; dots inside brackets and escaped dots do not split. */
export function splitFieldPath(path: string): string[] {
  const parts: string[] = [];
  let current = '';
  let inBrackets = false;
  for (let i = 0; i < path.length; i += 1) {
    const character = path[i];
    if (character === '\\' && path[i + 1] === '.') {
      current += '.';
      i += 1;
    } else if (character === '[') {
      inBrackets = true;
      current += character;
    } else if (character === ']') {
      inBrackets = false;
      current += character;
    } else if (character === '.' && !inBrackets) {
      if (current) parts.push(current);
      current = '';
    } else {
      current += character;
    }
  }
  if (current) parts.push(current);
  return parts;
}

/** Where a field path leads in an object: parents and keys. With `create`, missing maps on the way are made. */
export function locate(
  root: Json,
  path: string,
  create = false,
): { parent: Json; key: string | number }[] {
  let places: { parent: Json; key: string | number }[] = [
    { parent: { root }, key: 'root' },
  ];
  const parts = splitFieldPath(path);
  parts.forEach((part, depth) => {
    const next: typeof places = [];
    for (const { parent, key } of places) {
      if (parent[key] === undefined && create) parent[key] = {};
      const value = parent[key];
      if (typeof value !== 'object' || value === null) continue;
      next.push(...step(value, part, create && depth < parts.length));
    }
    places = next;
  });
  return places;
}

function step(value: Json, part: string, create: boolean) {
  const condition = /^\[([^=\]]+)=(.*)\]$/.exec(part);
  if (condition) {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) =>
      String(item?.[condition[1]]) === condition[2]
        ? [{ parent: value, key: index }]
        : [],
    );
  }
  if (part === '*') {
    return Array.isArray(value)
      ? value.map((_, index) => ({ parent: value, key: index }))
      : [];
  }
  if (Array.isArray(value)) {
    if (!/^\d+$/.test(part)) {
      throw new KustomizeError(`field path part ${part} is not an index`);
    }
    return Number(part) < value.length
      ? [{ parent: value, key: Number(part) }]
      : [];
  }
  // A bracketed part is a key that holds dots or slashes.
  const key = /^\[(.+)\]$/.exec(part)?.[1] ?? part;
  return key in value || create ? [{ parent: value, key }] : [];
}
