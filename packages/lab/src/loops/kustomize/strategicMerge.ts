import { KustomizeError } from './KustomizeError';

/** Merge keys of the lists that Kubernetes' built-in kinds merge by key, by the name of the list. */
const MERGE_KEYS: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  ports: ['containerPort', 'port'],
  hostAliases: ['ip'],
};

const BUILT_IN_GROUPS = new Set(['', 'apps', 'batch', 'autoscaling', 'policy']);

type Json = any;

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A strategic merge patch. Lists of built-in kinds are merged by key; those of other kinds are replaced whole, because
 * kustomize has no schema for them. Gives `undefined` when the patch deletes the object.
 */
export function strategicMerge(
  target: Json,
  patch: Json,
  group: string,
): Json | undefined {
  return mergeObject(target, patch, BUILT_IN_GROUPS.has(group));
}

function mergeObject(target: Json, patch: Json, builtIn: boolean): Json {
  const directive = patch.$patch;
  if (directive === 'delete') return undefined;
  if (directive === 'replace') {
    const { $patch, ...rest } = patch;
    return structuredClone(rest);
  }
  if (directive !== undefined) {
    throw new KustomizeError(`$patch: ${directive} is not supported`);
  }
  const result = { ...target };
  for (const [key, value] of Object.entries<Json>(patch)) {
    if (key.startsWith('$')) {
      throw new KustomizeError(`patch directive ${key} is not supported`);
    }
    if (value === null) {
      delete result[key];
    } else if (isObject(value)) {
      const merged = mergeObject(
        isObject(result[key]) ? result[key] : {},
        value,
        builtIn,
      );
      if (merged === undefined) delete result[key];
      else result[key] = merged;
    } else if (Array.isArray(value)) {
      result[key] = mergeList(key, result[key], value, builtIn);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function mergeList(
  field: string,
  target: Json,
  patch: Json[],
  builtIn: boolean,
): Json[] {
  const keys = MERGE_KEYS[field];
  const key =
    builtIn &&
    keys?.find(name => patch.every(item => isObject(item) && name in item));
  if (!key || !Array.isArray(target)) {
    if (patch.some(item => isObject(item) && '$patch' in item)) {
      throw new KustomizeError(`$patch in the list ${field} is not supported`);
    }
    return structuredClone(patch);
  }
  const result = [...target];
  const added: Json[] = [];
  for (const item of patch) {
    const index = result.findIndex(existing => existing[key] === item[key]);
    if (index < 0) {
      if (item.$patch !== 'delete') added.push(structuredClone(item));
      continue;
    }
    const merged = mergeObject(result[index], item, builtIn);
    if (merged === undefined) result.splice(index, 1);
    else result[index] = merged;
  }
  return [...added, ...result];
}
