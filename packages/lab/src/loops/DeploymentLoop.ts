import type { KubeObject } from '../kube/types';
import type { Lab, LabSite, Loop } from '../Lab';
import { isKind, keyOf, kinds } from './kinds';
import { reconcilePods, setDeploymentStatus } from './pods';
import { keyParts, queueKey, watchSites } from './siteKeys';
import { WorkQueue } from './WorkQueue';

/** Plain Deployments on every site: their pods start and become ready. KServe looks after its own. */
export class DeploymentLoop implements Loop {
  readonly name = 'deployments';

  static create() {
    return new DeploymentLoop();
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, name, namespace, deployment] = keyParts(key);
        const site = lab.site(hub, name);
        const object = site?.store.get({
          ...kinds.deployment,
          namespace,
          name: deployment,
        });
        if (!site || !object || object.metadata.deletionTimestamp) return;
        if (advance(site, object)) queue.add(key, 1500 * lag);
      },
    });
    const add = (site: LabSite, { metadata }: KubeObject) =>
      queue.add(
        queueKey(site.hub, site.name, metadata.namespace, metadata.name),
        50,
      );
    const stop = watchSites(lab, (site, { type, object }) => {
      if (type === 'DELETED' || !isPlain(object)) return;
      const { generation = 1 } = object.metadata;
      if ((object.status?.observedGeneration ?? 0) < generation) {
        add(site, object);
      }
    });
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        for (const object of site.store.list(kinds.deployment)) {
          if (isPlain(object) && !object.status?.availableReplicas) {
            add(site, object);
          }
        }
      }
    }
    return () => {
      stop();
      queue.stop();
    };
  }
}

function isPlain(object: KubeObject) {
  return (
    isKind(object, kinds.deployment) &&
    !object.metadata.ownerReferences?.some(o =>
      o.kind.endsWith('InferenceService'),
    )
  );
}

/** First the pods start, then they are ready; gives whether there is a next step. */
function advance({ store }: LabSite, deployment: KubeObject): boolean {
  const { generation } = deployment.metadata;
  const { status, spec } = deployment;
  const started = status?.observedGeneration === generation;
  const image: string = spec.template.spec?.containers?.[0]?.image ?? '';
  const broken = image.includes('broken');
  let phase: 'starting' | 'ready' | 'crashing' = 'starting';
  if (started) phase = broken ? 'crashing' : 'ready';
  const ready = phase === 'ready' ? spec.replicas ?? 1 : 0;
  setDeploymentStatus(store, deployment, ready);
  reconcilePods(store, store.get(keyOf(deployment))!, phase);
  return !started;
}
