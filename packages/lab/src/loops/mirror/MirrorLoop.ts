import { isDeepStrictEqual } from 'node:util';
import type { ObjectStore } from '../../kube/types';
import type { Lab, LabSite, Loop } from '../../Lab';
import { isKind, keyOf, kinds } from '../kinds';
import { keyParts, queueKey, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { ENTRIES, MIRROR_LABEL, mirrorWork, type Mirrored } from './mirrorWork';

/** How long a service that is gone stays in the mirror, so that everybody sees that it is. */
const GONE_MILLISECONDS = 10_000;

/**
 * A hub controller that mirrors the status of every site's InferenceServices: it keeps a few read-only works a site, and
 * the work agents do the rest. What is on a dark site it cannot know.
 */
export class MirrorLoop implements Loop {
  readonly name = 'status-mirror';

  static create(): MirrorLoop {
    return new MirrorLoop();
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, name] = keyParts(key);
        const site = lab.site(hub, name);
        if (site?.online()) mirror(lab.hub(hub), site);
        else if (site) queue.add(key, 5000 * lag);
      },
    });
    const add = (site: LabSite, delay: number) =>
      queue.add(queueKey(site.hub, site.name), delay);
    const stop = watchSites(lab, (site, { type, object }) => {
      if (type === 'MODIFIED' || !isKind(object, kinds.inferenceService)) {
        return;
      }
      add(site, type === 'DELETED' ? GONE_MILLISECONDS * lag : 200 * lag);
    });
    for (const hub of lab.hubNames()) {
      lab.sites(hub).forEach(site => add(site, 500 * lag));
    }
    return () => {
      stop();
      queue.stop();
    };
  }
}

const key = ({ namespace, name }: Mirrored) => `${namespace}/${name}`;

function mirror(hub: ObjectStore, site: LabSite): void {
  const services = site.store
    .list(kinds.inferenceService)
    .map(({ metadata }) => ({
      namespace: metadata.namespace!,
      name: metadata.name,
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const wanted = Array.from(
    { length: Math.ceil(services.length / ENTRIES) },
    (_, index) =>
      mirrorWork(
        site.name,
        index + 1,
        services.slice(index * ENTRIES, (index + 1) * ENTRIES),
      ),
  );
  for (const work of wanted) {
    const live = hub.get(keyOf(work));
    if (!live) hub.create(work);
    else if (!isDeepStrictEqual(live.spec, work.spec)) {
      hub.mutate(keyOf(work), object => {
        object.spec = work.spec;
      });
    }
  }
  const names = new Set(wanted.map(({ metadata }) => metadata.name));
  for (const live of hub.list(kinds.manifestWork, {
    namespace: site.name,
    labels: { [MIRROR_LABEL]: 'true' },
  })) {
    if (!names.has(live.metadata.name)) hub.delete(keyOf(live));
  }
}
