import { isDeepStrictEqual } from 'node:util';
import type { Forge } from '../../forge/Forge';
import type { Lab, Loop } from '../../Lab';
import { isKind, kinds } from '../kinds';
import type { Links } from '../Links';
import { keyParts, queueKey, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { deleteApplication } from './deleteApplication';
import { TRACKING_ID } from './desiredObjects';
import type { RepositoryServer } from './RepositoryServer';
import { syncApplication } from './syncApplication';

export interface SiteApplicationLoopOptions {
  forge: Forge;
  links: Links;
  repositories: RepositoryServer;
}

/** Argo CD on every site: polls Git and makes the site what it says. */
export class SiteApplicationLoop implements Loop {
  readonly name = 'site-argocd';
  readonly #forge: Forge;
  readonly #links: Links;
  readonly #repositories: RepositoryServer;

  static create(options: SiteApplicationLoopOptions) {
    return new SiteApplicationLoop(options);
  }

  private constructor(options: SiteApplicationLoopOptions) {
    this.#forge = options.forge;
    this.#links = options.links;
    this.#repositories = options.repositories;
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => this.#sync(lab, key, delay => queue.add(key, delay)),
    });
    const specs = new Map<string, string>();
    const stopSites = watchSites(lab, (site, { type, object }) => {
      const { metadata } = object;
      if (isKind(object, kinds.application)) {
        const key = queueKey(
          site.hub,
          site.name,
          metadata.namespace,
          metadata.name,
        );
        // Its own status writes are no reason to look again.
        const seen = `${metadata.uid} ${metadata.generation} ${metadata.deletionTimestamp}`;
        if (type === 'DELETED') specs.delete(key);
        else if (specs.get(key) !== seen) {
          specs.set(key, seen);
          queue.add(key, 100 * lag);
        }
        return;
      }
      const tracked = metadata.annotations?.[TRACKING_ID];
      if (!tracked) return;
      const [app] = tracked.split(':');
      for (const found of site.store.list(kinds.application)) {
        if (found.metadata.name !== app) continue;
        const { namespace } = found.metadata;
        queue.add(queueKey(site.hub, site.name, namespace, app), 200 * lag);
      }
    });
    // The sites poll, so a push is not seen everywhere at once; the spread is by name and thus always the same.
    const stopPush = this.#forge.onPush(({ branch }) => {
      for (const hub of lab.hubNames()) {
        lab.sites(hub).forEach((site, index) => {
          for (const { metadata, spec } of site.store.list(kinds.application)) {
            const wanted = spec.source?.targetRevision ?? 'HEAD';
            if (wanted !== branch && wanted !== 'HEAD') continue;
            queue.add(
              queueKey(hub, site.name, metadata.namespace, metadata.name),
              (500 + (index % 10) * 100) * lag,
            );
          }
        });
      }
    });
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        for (const { metadata } of site.store.list(kinds.application)) {
          queue.add(
            queueKey(hub, site.name, metadata.namespace, metadata.name),
          );
        }
      }
    }
    return () => {
      stopSites();
      stopPush();
      queue.stop();
    };
  }

  async #sync(lab: Lab, queued: string, again: (delay: number) => void) {
    const { lag } = lab.options;
    const [hub, siteName, namespace, name] = keyParts(queued);
    const site = lab.site(hub, siteName);
    const key = { ...kinds.application, namespace, name };
    const application = site?.store.get(key);
    if (!site || !application) return;
    // Without its link a site cannot reach the repository; it tries again.
    if (!this.#links.up(site)) {
      again(2000 * lag);
      return;
    }
    if (application.metadata.deletionTimestamp) {
      if (deleteApplication(site.store, application)) again(300 * lag);
      return;
    }
    const status = await syncApplication({
      store: site.store,
      application,
      repositories: this.#repositories,
    });
    site.store.mutate(key, object => {
      if (!isDeepStrictEqual(object.status, status)) object.status = status;
    });
    const { sync, health } = status as {
      sync: { status: string };
      health: { status: string };
    };
    if (sync.status !== 'Synced' || health.status === 'Missing') {
      again(6000 * lag);
    }
  }
}
