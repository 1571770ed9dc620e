import type { KubeObject } from '../../kube/types';
import type { Lab, Loop } from '../../Lab';
import { groupOf, isKind, kinds } from '../kinds';
import type { Links } from '../Links';
import { keyParts, queueKey, watchHubs, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { cleanUpWork, manifestsOf, reconcileWork } from './reconcileWork';

/** What works of this lab carry; changes of anything else on a site are no news. */
const FED_BACK = [
  kinds.application,
  kinds.inferenceService,
  kinds.llmInferenceService,
];

/** The work agent of every site: applies ManifestWorks, deletes what they leave, and feeds status back. */
export class WorkAgentLoop implements Loop {
  readonly name = 'work-agent';

  readonly #links: Links;

  static create(options: { links: Links }) {
    return new WorkAgentLoop(options.links);
  }

  private constructor(links: Links) {
    this.#links = links;
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, cluster, name] = keyParts(key);
        const site = lab.site(hub, cluster);
        const work = lab
          .hub(hub)
          .get({ ...kinds.manifestWork, namespace: cluster, name });
        if (!site || !work) return;
        // A dark site neither hears nor says anything: the hub keeps what it knew.
        if (!this.#links.up(site)) queue.add(key, 2000 * lag);
        else if (work.metadata.deletionTimestamp) {
          const gone = cleanUpWork(lab.hub(hub), site.store, work);
          if (!gone) queue.add(key, 500 * lag);
        } else reconcileWork(lab.hub(hub), site.store, work);
      },
    });
    const add = (hub: string, work: KubeObject, delay: number) => {
      const { namespace, name } = work.metadata;
      queue.add(queueKey(hub, namespace, name), delay);
    };
    const stopHubs = watchHubs(lab, (hub, { type, object }) => {
      if (!isKind(object, kinds.manifestWork) || type === 'DELETED') return;
      const { generation = 1 } = object.metadata;
      if (object.metadata.deletionTimestamp || observed(object) < generation) {
        add(hub, object, 300 * lag);
      }
    });
    const stopSites = watchSites(lab, (site, { object }) => {
      if (!FED_BACK.some(kind => isKind(object, kind))) return;
      const works = lab
        .hub(site.hub)
        .list(kinds.manifestWork, { namespace: site.name })
        .filter(work => carries(work, object));
      works.forEach(work => add(site.hub, work, 300 * lag));
    });
    for (const hub of lab.hubNames()) {
      for (const work of lab.hub(hub).list(kinds.manifestWork)) {
        if (observed(work) < (work.metadata.generation ?? 1)) add(hub, work, 0);
      }
    }
    return () => {
      stopHubs();
      stopSites();
      queue.stop();
    };
  }
}

function observed(work: KubeObject): number {
  return (
    work.status?.conditions?.find((c: { type: string }) => c.type === 'Applied')
      ?.observedGeneration ?? 0
  );
}

function carries(work: KubeObject, object: KubeObject) {
  return manifestsOf(work).some(
    manifest =>
      isKind(object, { group: groupOf(manifest), kind: manifest.kind }) &&
      manifest.metadata.name === object.metadata.name &&
      manifest.metadata.namespace === object.metadata.namespace,
  );
}
