import { badRequest } from '../errors';
import { sameJson } from '../sameJson';
import { KubeError } from '../types';
import { isRecord } from './mergePatch';

interface Operation {
  op: string;
  path: string;
  from?: string;
  value?: unknown;
}

const unescape = (token: string) =>
  token.replace(/~1/g, '/').replace(/~0/g, '~');

const cannot = (operation: Operation) =>
  new KubeError(
    422,
    'Invalid',
    `the server rejected our request due to an error in our request: ${operation.op} operation does not apply: doc is missing path: ${operation.path}`,
  );

/** RFC 6902 over a copy of the document. */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest('a JSON patch is a list of operations');
  }
  const root = { '': structuredClone(document) };
  for (const operation of patch as Operation[]) {
    apply(root, operation);
  }
  return root[''];
}

function apply(root: object, operation: Operation): void {
  const { op, path, from, value } = operation;
  switch (op) {
    case 'add':
      insert(root, path, structuredClone(value), operation);
      return;
    case 'remove':
      take(root, path, operation);
      return;
    case 'replace':
      take(root, path, operation);
      insert(root, path, structuredClone(value), operation);
      return;
    case 'move':
      insert(root, path, take(root, String(from), operation), operation);
      return;
    case 'copy':
      insert(
        root,
        path,
        structuredClone(read(root, String(from), operation)),
        operation,
      );
      return;
    case 'test':
      if (!sameJson(read(root, path, operation), value)) {
        throw new KubeError(
          422,
          'Invalid',
          `the server rejected our request due to an error in our request: testing value ${path} failed`,
        );
      }
      return;
    default:
      throw badRequest(`JSON patch: unknown operation ${JSON.stringify(op)}`);
  }
}

function parentOf(root: object, path: string, operation: Operation) {
  const tokens = path.split('/').map(unescape);
  const last = tokens.pop()!;
  let parent: any = root;
  for (const token of tokens) {
    parent = parent[token];
    if (!isRecord(parent) && !Array.isArray(parent)) {
      throw cannot(operation);
    }
  }
  return { parent, last };
}

function read(root: object, path: string, operation: Operation): unknown {
  const { parent, last } = parentOf(root, path, operation);
  if (!Object.hasOwn(parent, last)) {
    throw cannot(operation);
  }
  return parent[last];
}

function take(root: object, path: string, operation: Operation): unknown {
  const value = read(root, path, operation);
  const { parent, last } = parentOf(root, path, operation);
  if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
  } else {
    delete parent[last];
  }
  return value;
}

function insert(
  root: object,
  path: string,
  value: unknown,
  operation: Operation,
): void {
  const { parent, last } = parentOf(root, path, operation);
  if (!Array.isArray(parent)) {
    parent[last] = value;
    return;
  }
  const index = last === '-' ? parent.length : Number(last);
  if (!Number.isInteger(index) || index < 0 || index > parent.length) {
    throw cannot(operation);
  }
  parent.splice(index, 0, value);
}
