import { parse } from 'yaml';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { isKind, keyOf, kinds } from '../kinds';
import { pullModel } from './pullModel';
import { ensureNamespace } from './syncApplication';

const SWITCH = {
  ...kinds.configMap,
  namespace: 'open-cluster-management',
  name: 'multicluster-integrations-config',
};
const KEY = 'config.yaml';

/** The ConfigMap that ACM's controllers of the pull model read. */
export function isPullModelSwitch(object: KubeObject): boolean {
  return (
    isKind(object, kinds.configMap) &&
    object.metadata.namespace === SWITCH.namespace &&
    object.metadata.name === SWITCH.name
  );
}

export function isPullModelOff(store: ObjectStore): boolean {
  const text: string | undefined = store.get(SWITCH)?.data?.[KEY];
  return parse(text ?? '')?.pullModel?.basic?.disabled === true;
}

/** The controllers make it with all defaults when it is not there. */
export function createPullModelSwitch(store: ObjectStore): void {
  ensureNamespace(store, SWITCH.namespace);
  if (store.get(SWITCH)) return;
  store.create({
    apiVersion: 'v1',
    kind: SWITCH.kind,
    metadata: { name: SWITCH.name, namespace: SWITCH.namespace },
    data: { [KEY]: 'pullModel:\n  basic: {}\n' },
  });
}

/** When it is switched off, agents are told to leave what the works brought as it is, once and for all. */
export function releaseWorks(store: ObjectStore): void {
  for (const work of store.list(kinds.manifestWork)) {
    if (!work.metadata.annotations?.[pullModel.hubNameAnnotation]) continue;
    store.mutate(keyOf(work), object => {
      for (const config of object.spec?.manifestConfigs ?? []) {
        if (config.resourceIdentifier?.resource === 'applications') {
          config.updateStrategy = { type: 'ReadOnly' };
        }
      }
    });
  }
}
