import type { Lab, Loop } from '../../Lab';
import { queueKey, keyParts, watchHubs } from '../../loops/siteKeys';
import { WorkQueue } from '../../loops/WorkQueue';
import { lookAt } from './lookAt';
import { VIEW } from './viewKeys';

const ANSWER_MS = 300;
/** A site that is dark does not look; it does when it is back. */
const DARK_MS = 2000;
const DEFAULT_INTERVAL_S = 30;

/**
 * The sites' work managers: each answers the ManagedClusterViews in its namespace on the hub after a moment, and again
 * on their interval. Nobody deletes views but who made them.
 */
export class ViewLoop implements Loop {
  readonly name = 'views';

  static create() {
    return new ViewLoop();
  }

  start(lab: Lab): () => void {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, namespace, name] = keyParts(key);
        const view = lab.hub(hub).get({ ...VIEW, namespace, name });
        const site = lab.site(hub, namespace);
        if (!view) return;
        if (!site?.online()) {
          queue.add(key, DARK_MS * lag);
          return;
        }
        const status = lookAt(site.store, view.spec?.scope ?? {}, view.status);
        lab.hub(hub).mutate({ ...VIEW, namespace, name }, object => {
          object.status = status;
        });
        const seconds = view.spec?.scope?.updateIntervalSeconds;
        queue.add(key, (seconds || DEFAULT_INTERVAL_S) * 1000);
      },
    });
    const stop = watchHubs(lab, (hub, { type, object }) => {
      if (type !== 'ADDED' || object.kind !== VIEW.kind) return;
      const { namespace, name } = object.metadata;
      queue.add(queueKey(hub, namespace, name), ANSWER_MS * lag);
    });
    return () => {
      stop();
      queue.stop();
    };
  }
}
