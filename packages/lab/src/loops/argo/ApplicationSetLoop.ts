import type { Forge } from '../../forge/Forge';
import type { Lab, Loop } from '../../Lab';
import { isKind, kinds } from '../kinds';
import { keyParts, queueKey, watchHubs } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { reconcileApplicationSet } from './reconcileApplicationSet';
import type { RepositoryServer } from './RepositoryServer';

/** The ApplicationSet controller of every hub. */
export class ApplicationSetLoop implements Loop {
  readonly name = 'applicationset';
  readonly #forge: Forge;
  readonly #repositories: RepositoryServer;

  static create(options: { forge: Forge; repositories: RepositoryServer }) {
    return new ApplicationSetLoop(options);
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
      work: async key => {
        const [hub, namespace, name] = keyParts(key);
        const store = lab.hub(hub);
        const set = store.get({ ...kinds.applicationSet, namespace, name });
        if (!set || set.metadata.deletionTimestamp) return;
        await reconcileApplicationSet(store, set, this.#repositories);
      },
    });
    const addAll = (hub: string, namespace: string | undefined, delay = 0) => {
      for (const set of lab
        .hub(hub)
        .list(kinds.applicationSet, { namespace })) {
        const { metadata } = set;
        queue.add(queueKey(hub, metadata.namespace, metadata.name), delay);
      }
    };
    const stopHubs = watchHubs(lab, (hub, { type, object }) => {
      const { namespace, name } = object.metadata;
      if (isKind(object, kinds.applicationSet)) {
        if (type !== 'DELETED') queue.add(queueKey(hub, namespace, name), 50);
      } else if (
        isKind(object, kinds.placementDecision) ||
        isKind(object, kinds.gitOpsCluster)
      ) {
        addAll(hub, namespace, 200 * lag);
      } else if (isKind(object, kinds.application) && type === 'DELETED') {
        const owner = object.metadata.ownerReferences?.[0];
        if (owner?.kind === 'ApplicationSet') {
          queue.add(queueKey(hub, namespace, owner.name), 500 * lag);
        }
      }
    });
    const stopPush = this.#forge.onPush(() =>
      lab.hubNames().forEach(hub => addAll(hub, undefined, 300 * lag)),
    );
    lab.hubNames().forEach(hub => addAll(hub, undefined));
    return () => {
      stopHubs();
      stopPush();
      queue.stop();
    };
  }
}
