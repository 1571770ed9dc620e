import { isDeepStrictEqual } from 'node:util';
import type { Forge } from '../../forge/Forge';
import type { Lab, Loop } from '../../Lab';
import { isKind, kinds } from '../kinds';
import { keyParts, queueKey, watchHubs } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { deleteApplication } from './deleteApplication';
import { pulledBy, pullModel } from './pullModel';
import type { RepositoryServer } from './RepositoryServer';
import { syncApplication } from './syncApplication';

/** The hub's own Argo CD: syncs root Applications, and nothing that is pulled or marked with skip-reconcile. */
export class HubApplicationLoop implements Loop {
  readonly name = 'hub-argocd';
  readonly #forge: Forge;
  readonly #repositories: RepositoryServer;

  static create(options: { forge: Forge; repositories: RepositoryServer }) {
    return new HubApplicationLoop(options);
  }

  private constructor(options: {
    forge: Forge;
    repositories: RepositoryServer;
  }) {
    this.#forge = options.forge;
    this.#repositories = options.repositories;
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => this.#sync(lab, key, () => queue.add(key, 10_000 * lag)),
    });
    const addAll = (delay: number) => {
      for (const hub of lab.hubNames()) {
        for (const app of lab.hub(hub).list(kinds.application)) {
          if (pulledBy(app)) continue;
          queue.add(
            queueKey(hub, app.metadata.namespace, app.metadata.name),
            delay,
          );
        }
      }
    };
    const stopHubs = watchHubs(lab, (hub, { type, object }) => {
      if (!isKind(object, kinds.application) || pulledBy(object)) return;
      if (type === 'DELETED') return;
      const { namespace, name } = object.metadata;
      queue.add(queueKey(hub, namespace, name), 200 * lag);
    });
    const stopPush = this.#forge.onPush(() => addAll(300 * lag));
    addAll(0);
    return () => {
      stopHubs();
      stopPush();
      queue.stop();
    };
  }

  async #sync(lab: Lab, queued: string, again: () => void) {
    const [hub, namespace, name] = keyParts(queued);
    const store = lab.hub(hub);
    const key = { ...kinds.application, namespace, name };
    const application = store.get(key);
    if (!application) return;
    if (
      application.metadata.annotations?.[pullModel.skipReconcile] === 'true'
    ) {
      return;
    }
    if (application.metadata.deletionTimestamp) {
      if (deleteApplication(store, application)) again();
      return;
    }
    const status = await syncApplication({
      store,
      application,
      repositories: this.#repositories,
    });
    store.mutate(key, object => {
      if (!isDeepStrictEqual(object.status, status)) object.status = status;
    });
    // A poll besides the pushes: it finds what people changed on the hub.
    again();
  }
}
