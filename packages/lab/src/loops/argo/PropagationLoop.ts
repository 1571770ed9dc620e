import { isDeepStrictEqual } from 'node:util';
import type { KubeObject, ObjectStore } from '../../kube/types';
import type { Lab, Loop } from '../../Lab';
import { isKind, keyOf, kinds } from '../kinds';
import { keyParts, queueKey, watchHubs } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { decidedClusters } from './generateParams';
import { pulledBy, workName, workOf } from './pullModel';
import {
  isPullModelOff,
  isPullModelSwitch,
  releaseWorks,
} from './pullModelSwitch';

/** ACM's propagation controller: wraps pulled Applications into ManifestWorks of their clusters. */
export class PropagationLoop implements Loop {
  readonly name = 'propagation';

  static create() {
    return new PropagationLoop();
  }

  start(lab: Lab) {
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, namespace, name] = keyParts(key);
        const store = lab.hub(hub);
        const app = store.get({ ...kinds.application, namespace, name });
        if (app && !isPullModelOff(store)) propagate(store, app);
      },
    });
    const add = (hub: string, app: KubeObject, delay = 0) => {
      const { namespace, name } = app.metadata;
      if (pulledBy(app)) queue.add(queueKey(hub, namespace, name), delay);
    };
    const addAll = (hub: string, namespace?: string) =>
      lab
        .hub(hub)
        .list(kinds.application, { namespace })
        .forEach(app => add(hub, app, 50));
    const stop = watchHubs(lab, (hub, { type, object }) => {
      if (isKind(object, kinds.application)) {
        if (type !== 'DELETED') add(hub, object, 20);
        else if (!isPullModelOff(lab.hub(hub)))
          removeWork(lab.hub(hub), object);
      } else if (isPullModelSwitch(object)) {
        if (isPullModelOff(lab.hub(hub))) releaseWorks(lab.hub(hub));
        else addAll(hub);
      } else if (isKind(object, kinds.placementDecision)) {
        addAll(hub, object.metadata.namespace);
      }
    });
    lab.hubNames().forEach(hub => addAll(hub));
    return () => {
      stop();
      queue.stop();
    };
  }
}

function removeWork(store: ObjectStore, app: KubeObject): void {
  const namespace = pulledBy(app);
  if (!namespace || !app.metadata.uid) return;
  const key = { ...kinds.manifestWork, namespace, name: workName(app) };
  if (store.get(key)) store.delete(key);
}

function propagate(store: ObjectStore, app: KubeObject): void {
  if (app.metadata.deletionTimestamp) {
    // The finalizer travels with the Application: the site's Argo CD prunes, the hub does not wait for it.
    removeWork(store, app);
    store.mutate(keyOf(app), object => {
      object.metadata.finalizers = [];
    });
    return;
  }
  const cluster = pulledBy(app)!;
  // Only clusters that a placement of the Application's namespace has chosen may be reached.
  const chosen = store
    .list(kinds.placementDecision, { namespace: app.metadata.namespace })
    .some(decision => decidedClusters(decision).includes(cluster));
  if (!chosen || !store.get({ ...kinds.namespace, name: cluster })) return;
  const work = workOf(app);
  const key = keyOf(work);
  if (!store.get(key)) {
    store.create(work);
    return;
  }
  store.mutate(key, object => {
    if (!isDeepStrictEqual(object.spec, work.spec)) object.spec = work.spec;
  });
}
