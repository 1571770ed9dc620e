import type { KubeObject, ObjectStore } from '../../kube/types';
import { keyOf } from '../kinds';
import { TRACKING_ID } from './desiredObjects';

export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * Carries on the deletion of an Application: with the resources finalizer everything that it manages is deleted, and
 * the finalizer goes when all is gone. Gives whether there is more to wait for. `target` is the cluster that it is for.
 */
export function deleteApplication(
  store: ObjectStore,
  application: KubeObject,
  target = store,
): boolean {
  const { finalizers = [], name } = application.metadata;
  const cascades = finalizers.some(f => f.startsWith(RESOURCES_FINALIZER));
  if (!cascades) return false;
  let left = 0;
  for (const resource of application.status?.resources ?? []) {
    const live = target.get(resource);
    const tracked = live?.metadata.annotations?.[TRACKING_ID];
    if (!live || !tracked?.startsWith(`${name}:`)) continue;
    const options =
      live.metadata.annotations?.['argocd.argoproj.io/sync-options'];
    if (options?.includes('Delete=false')) continue;
    target.delete(keyOf(live));
    if (target.get(keyOf(live))) left += 1;
  }
  if (left > 0) return true;
  store.mutate(keyOf(application), object => {
    object.metadata.finalizers = object.metadata.finalizers?.filter(
      finalizer => !finalizer.startsWith(RESOURCES_FINALIZER),
    );
  });
  return false;
}
