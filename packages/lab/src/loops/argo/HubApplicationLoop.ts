import { isDeepStrictEqual } from 'node:util';
import type { Forge } from '../../forge/Forge';
import type { Lab, Loop } from '../../Lab';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { isKind, kinds } from '../kinds';
import type { Links } from '../Links';
import { keyParts, queueKey, watchHubs, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { deleteApplication } from './deleteApplication';
import { TRACKING_ID } from './desiredObjects';
import { destinationOf, type Destination } from './destinationOf';
import { pulledBy, pullModel } from './pullModel';
import type { RepositoryServer } from './RepositoryServer';
import { syncApplication } from './syncApplication';
import { invalidDestination, unreachableStatus } from './unreachableStatus';

/** Where a hub's Argo CD has its Applications. */
const NAMESPACED = { ...kinds.application, namespace: 'openshift-gitops' };

export interface HubApplicationLoopOptions {
  forge: Forge;
  links: Links;
  repositories: RepositoryServer;
}

/**
 * The hub's own Argo CD: syncs root Applications, and those for sites while it reaches them; nothing that is pulled or
 * marked with skip-reconcile.
 */
export class HubApplicationLoop implements Loop {
  readonly name = 'hub-argocd';
  readonly #forge: Forge;
  readonly #links: Links;
  readonly #repositories: RepositoryServer;

  static create(options: HubApplicationLoopOptions) {
    return new HubApplicationLoop(options);
  }

  private constructor(options: HubApplicationLoopOptions) {
    this.#forge = options.forge;
    this.#links = options.links;
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
    const stopSites = watchSites(lab, (site, { object }) => {
      const tracked = object.metadata.annotations?.[TRACKING_ID];
      if (!tracked) return;
      const key = { ...NAMESPACED, name: tracked.split(':')[0] };
      const app = lab.hub(site.hub).get(key);
      if (!app || pulledBy(app)) return;
      queue.add(queueKey(site.hub, key.namespace, key.name), 200 * lag);
    });
    const stopPush = this.#forge.onPush(() => addAll(300 * lag));
    addAll(0);
    return () => {
      stopHubs();
      stopSites();
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
    const destination = destinationOf(lab, hub, application);
    const { type } = destination;
    const reached =
      type === 'site' && !this.#links.up(destination.site)
        ? undefined
        : storeOf(destination);
    if (application.metadata.deletionTimestamp) {
      if (!reached || deleteApplication(store, application, reached)) again();
      return;
    }
    let status;
    if (reached) {
      status = await this.#syncWith(reached, application);
    } else {
      status =
        type === 'site'
          ? unreachableStatus(application, destination.server)
          : invalidDestination(
              application,
              type === 'unknown' ? destination.message : '',
            );
    }
    store.mutate(key, object => {
      if (!isDeepStrictEqual(object.status, status)) object.status = status;
    });
    // A poll besides the pushes: it finds what people changed on the hub.
    again();
  }

  /** Since Argo CD 3 the health of single objects is not written to the Application. */
  async #syncWith(store: ObjectStore, application: KubeObject) {
    const repositories = this.#repositories;
    const status = await syncApplication({ store, application, repositories });
    const resources = (status.resources ?? []) as Record<string, unknown>[];
    return {
      ...status,
      resources: resources.map(({ health: _health, ...resource }) => resource),
      resourceHealthSource: 'appTree',
    };
  }
}

function storeOf(destination: Destination): ObjectStore | undefined {
  switch (destination.type) {
    case 'hub':
      return destination.store;
    case 'site':
      return destination.site.store;
    default:
      return undefined;
  }
}
