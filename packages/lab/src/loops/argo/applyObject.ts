import type { KubeObject, ObjectStore } from '../../kube/types';
import { keyOf } from '../kinds';
import { applyOver, contains } from './threeWay';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether the live object is what is wanted. */
export function isSynced(live: KubeObject | undefined, wanted: KubeObject) {
  if (!live || live.metadata.deletionTimestamp) return false;
  const { status: _status, ...rest } = wanted;
  if (!contains(live, rest)) return false;
  const before = lastApplied(live);
  return !before || onlyKnown(before, wanted);
}

/** Creates or changes an object as a client-side apply does. Throws what the API server throws. */
export function applyObject(store: ObjectStore, wanted: KubeObject): void {
  const { status: _status, ...clean } = wanted;
  const applied = JSON.stringify(clean);
  const annotated: KubeObject = {
    ...(clean as KubeObject),
    metadata: {
      ...wanted.metadata,
      annotations: { ...wanted.metadata.annotations, [LAST_APPLIED]: applied },
    },
  };
  const key = keyOf(wanted);
  const live = store.get(key);
  if (!live) {
    store.create(annotated);
    return;
  }
  store.mutate(key, object => {
    applyOver(object, annotated, lastApplied(live));
  });
}

function lastApplied(live: KubeObject): KubeObject | undefined {
  const text = live.metadata.annotations?.[LAST_APPLIED];
  return text ? (JSON.parse(text) as KubeObject) : undefined;
}

/** Nothing was applied before that is wanted no more. */
function onlyKnown(before: any, wanted: any): boolean {
  if (typeof before !== 'object' || before === null || Array.isArray(before)) {
    return true;
  }
  return Object.keys(before).every(
    key => wanted?.[key] !== undefined && onlyKnown(before[key], wanted[key]),
  );
}
