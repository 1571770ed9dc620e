import type { KubeObject } from '../kube/types';
import type { Lab, LabSite } from '../Lab';
import { conditionOf } from './conditions';
import { kinds } from './kinds';

/** A site that is still not right after this long stays as it is, in milliseconds at lag 1. */
const PAST = 15_000;

/**
 * Whether a site hears from its hub and from Git. A site that is dark when the lab starts has a past: it had joined and
 * got what was in Git then. So it is treated as if it were there until it has what it once had.
 */
export class Links {
  readonly #remembered = new Set<LabSite>();

  static create(): Links {
    return new Links();
  }

  up(site: LabSite): boolean {
    return site.online() || this.#remembered.has(site);
  }

  /** Lets the dark sites that had joined catch up; gives a function that ends it. */
  remember(lab: Lab): () => void {
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        const cluster = lab
          .hub(hub)
          .get({ ...kinds.managedCluster, name: site.name });
        const joined = conditionOf(cluster, 'ManagedClusterJoined');
        if (!site.online() && joined?.status === 'True') {
          this.#remembered.add(site);
        }
      }
    }
    const until = Date.now() + 5000 + PAST * lab.options.lag;
    const timer = setInterval(() => {
      for (const site of this.#remembered) {
        const works = lab
          .hub(site.hub)
          .list(kinds.manifestWork, { namespace: site.name });
        const done = works.length > 0 && works.every(isHealthy);
        if (done || Date.now() > until) this.#remembered.delete(site);
      }
      if (this.#remembered.size === 0) clearInterval(timer);
    }, 200);
    timer.unref();
    return () => clearInterval(timer);
  }
}

function isHealthy({ status }: KubeObject): boolean {
  return (
    status?.resourceStatus?.manifests?.[0]?.statusFeedback?.values?.some(
      (value: { fieldValue: { string?: string } }) =>
        value.fieldValue.string === 'Healthy',
    ) ?? false
  );
}
