import { JSON_NULL } from '../jsonNull';
import { isRecord } from './mergePatch';

/** Lists of the built-in kinds that merge by a key of their items; all others are replaced. */
const MERGE_KEYS: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  conditions: 'type',
  ownerReferences: 'uid',
  imagePullSecrets: 'name',
};

/** A merge patch that knows which lists are keyed, as `kubectl apply` and `kubectl set image` send it. */
export function strategicMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Record<string, unknown> =
    isRecord(target) && patch.$patch !== 'replace' ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) {
      applyDirective(result, key, value);
    } else if (value === JSON_NULL) {
      delete result[key];
    } else if (Array.isArray(value)) {
      result[key] = mergeList(key, result[key], value);
    } else {
      result[key] = strategicMergePatch(result[key], value);
    }
  }
  return result;
}

function applyDirective(
  result: Record<string, unknown>,
  key: string,
  value: unknown,
): void {
  const list = /^\$deleteFromPrimitiveList\/(.+)$/.exec(key)?.[1];
  if (list && Array.isArray(value) && Array.isArray(result[list])) {
    result[list] = (result[list] as unknown[]).filter(
      item => !value.includes(item),
    );
  }
}

function mergeList(key: string, target: unknown, patch: unknown[]): unknown {
  // A Service's ports are keyed by `port`, a container's by `containerPort`.
  const mergeKey =
    key === 'ports' && patch.some(item => isRecord(item) && 'port' in item)
      ? 'port'
      : MERGE_KEYS[key];
  if (key === 'finalizers' && Array.isArray(target)) {
    return [...new Set([...target, ...patch])];
  }
  if (!mergeKey || !Array.isArray(target) || !patch.every(isRecord)) {
    return patch;
  }
  const result = [...target];
  for (const item of patch as Record<string, unknown>[]) {
    const index = result.findIndex(
      existing => isRecord(existing) && existing[mergeKey] === item[mergeKey],
    );
    if (item.$patch === 'delete') {
      if (index >= 0) {
        result.splice(index, 1);
      }
    } else if (index >= 0) {
      result[index] = strategicMergePatch(result[index], item);
    } else {
      result.push(strategicMergePatch({}, item));
    }
  }
  return result;
}
