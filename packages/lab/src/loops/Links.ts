import { conditionOf } from './conditions';
import { kinds } from './kinds';
import type { Lab, LabSite } from '../Lab';

/**
 * Whether a site hears from its hub and from Git. A site that is dark when the lab starts has a past: it was joined and
 * got what was in Git then, so for the lab's first moments it is treated as if it were there.
 */
export class Links {
  readonly #remembered = new Set<string>();

  static create(): Links {
    return new Links();
  }

  /** Lets the dark sites that had joined catch up until the returned function is called. */
  remember(lab: Lab): () => void {
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        const cluster = lab
          .hub(hub)
          .get({ ...kinds.managedCluster, name: site.name });
        const joined = conditionOf(cluster, 'ManagedClusterJoined');
        if (!site.online() && joined?.status === 'True') {
          this.#remembered.add(`${hub}/${site.name}`);
        }
      }
    }
    return () => this.#remembered.clear();
  }

  up(site: LabSite): boolean {
    return site.online() || this.#remembered.has(`${site.hub}/${site.name}`);
  }
}
