import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite, Loop } from '../../Lab';
import { isKind, keyOf, kinds } from '../kinds';
import { keyParts, queueKey, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { llmStatus } from './llmStatus';
import { llmWorkload } from './llmWorkload';

/** How long weights are loaded, in milliseconds at lag 1. */
const LOADING_MS = 3000;

/** KServe's other controller on every site: brings LLMInferenceServices up, stops them, and shares groups' requests. */
export class LlmLoop implements Loop {
  readonly name = 'llm';

  static create() {
    return new LlmLoop();
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    /** What each is on its way to, or has reached. */
    const goals = new Map<string, string>();
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, name, namespace, service] = keyParts(key);
        const site = lab.site(hub, name);
        const object = site?.store.get({
          ...kinds.llmInferenceService,
          namespace,
          name: service,
        });
        if (!site || !object || object.metadata.deletionTimestamp) {
          goals.delete(key);
          return;
        }
        const goal = goalOf(object);
        const reached = goals.get(key) === goal;
        goals.set(key, goal);
        advance(site, object, reached);
        if (!reached) queue.add(key, LOADING_MS * lag);
      },
    });
    const add = (site: LabSite, { metadata }: KubeObject) => {
      const { namespace, name } = metadata;
      queue.add(queueKey(site.hub, site.name, namespace, name), 0);
    };
    const stop = watchSites(lab, (site, { type, object }) => {
      if (!isKind(object, kinds.llmInferenceService)) return;
      const { namespace, name } = object.metadata;
      const key = queueKey(site.hub, site.name, namespace, name);
      const changed = type !== 'DELETED' && goals.get(key) !== goalOf(object);
      if (type === 'DELETED') goals.delete(key);
      if (!changed && type !== 'DELETED') return;
      // Those of its group share the requests anew.
      site.store
        .list(kinds.llmInferenceService, { namespace })
        .forEach(one => add(site, one));
    });
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        for (const service of site.store.list(kinds.llmInferenceService)) {
          if (!service.status?.conditions) add(site, service);
        }
      }
    }
    return () => {
      stop();
      queue.stop();
    };
  }
}

function goalOf({ metadata, spec }: KubeObject): string {
  return JSON.stringify([metadata.uid, metadata.annotations, spec]);
}

function advance(site: LabSite, service: KubeObject, loaded: boolean): void {
  const { store } = site;
  store.mutate(keyOf(service), object => {
    object.status = llmStatus({
      service,
      site: site.name,
      loaded,
      others: store.list(kinds.llmInferenceService, {
        namespace: service.metadata.namespace,
      }),
      // The newer version's fields exist where the newer version is served.
      reportsGroups: store
        .types()
        .some(
          ({ kind, versions }) =>
            kind === service.kind && versions.includes('v1alpha2'),
        ),
    });
  });
  llmWorkload(store, service, loaded);
}
