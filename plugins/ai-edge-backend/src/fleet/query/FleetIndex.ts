import {
  parseDeploymentRef,
  parseSiteRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../Fleet';
import { deploymentKey, siteKey } from '../refKeys';
import {
  deploymentListType,
  type ListedDeployment,
} from './deploymentListType';
import { ListIndex } from './ListIndex';
import type { DeploymentListIndex, SiteListIndex } from './readers';
import { siteListType } from './siteListType';

/** How long a change waits for a question before it is taken in without one, and how many are at a time. */
const QUIET_MS = 100;
const BIT = 1_000;

/**
 * Both lists of the fleet. Only what changed is read again, and nothing is answered before it was: an answer is
 * never older than the fleet.
 */
export class FleetIndex {
  readonly #fleet: Fleet;
  readonly #sites: SiteListIndex;
  readonly #deployments: DeploymentListIndex;
  readonly #changedSites = new Set<string>();
  readonly #changedDeployments = new Set<string>();
  /** The last revision whose changes were named. */
  #revision = -1;
  #timer?: NodeJS.Timeout;

  static create(options: { fleet: Fleet }): FleetIndex {
    return new FleetIndex(options.fleet);
  }

  private constructor(fleet: Fleet) {
    this.#fleet = fleet;
    this.#sites = new ListIndex(siteListType, ref => fleet.site(ref));
    this.#deployments = new ListIndex(deploymentListType, ref =>
      this.#listed(ref),
    );
    fleet.onChange(({ kinds, refs }) => {
      // A revision that nobody was told of leaves the numbers apart, and so everything to be read again.
      if (fleet.revision === this.#revision + 1) this.#revision += 1;
      if (kinds.includes('site')) this.#note(this.#changedSites, refs);
      if (kinds.includes('deployment')) {
        this.#note(this.#changedDeployments, refs);
      }
    });
  }

  sites(): SiteListIndex {
    this.#read();
    return this.#sites;
  }

  deployments(): DeploymentListIndex {
    this.#read();
    return this.#deployments;
  }

  #note(changed: Set<string>, refs: string[]): void {
    refs.forEach(ref => changed.add(ref));
    if (refs.length > 0) this.#later();
  }

  /** Nobody may ask for long while a hub is read: what waits is taken in beside it, in small bits. */
  #later(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#readChanged(BIT);
      if (this.#changedSites.size + this.#changedDeployments.size > 0) {
        this.#later();
      }
    }, QUIET_MS);
    this.#timer.unref();
  }

  #read(): void {
    if (this.#fleet.revision !== this.#revision) this.#everything();
    this.#readChanged(Infinity);
    this.#revision = this.#fleet.revision;
  }

  #everything(): void {
    const add = (changed: Set<string>, keys: Iterable<string>) => {
      for (const key of keys) changed.add(key);
    };
    add(this.#changedSites, this.#sites.refs());
    add(this.#changedDeployments, this.#deployments.refs());
    for (const { ref } of this.#fleet.sites()) {
      this.#changedSites.add(siteKey(ref));
    }
    for (const { ref } of this.#fleet.deployments()) {
      this.#changedDeployments.add(deploymentKey(ref));
    }
  }

  #readChanged(most: number): void {
    let left = most;
    const each = (changed: Set<string>, read: (key: string) => void) => {
      for (const key of changed) {
        if (left <= 0) return;
        left -= 1;
        changed.delete(key);
        read(key);
      }
    };
    each(this.#changedSites, key => this.#readSite(key));
    each(this.#changedDeployments, key => this.#readDeployment(key));
  }

  /** Deployments are listed with what is known of their site, and conditions may look at anything of it. */
  #readSite(key: string): void {
    const ref = this.#sites.handle(key) ?? parseSiteRef(key);
    const site = this.#fleet.site(ref);
    const changed = site
      ? this.#sites.put(key, site.ref, site)
      : this.#sites.remove(key);
    for (const deployment of this.#fleet.deploymentsOf(ref)) {
      const of = deploymentKey(deployment.ref);
      this.#deployments.forget(of);
      if (changed) this.#changedDeployments.add(of);
    }
  }

  #readDeployment(key: string): void {
    const ref = this.#deployments.handle(key) ?? parseDeploymentRef(key);
    const listed = this.#listed(ref);
    if (listed) this.#deployments.put(key, listed.deployment.ref, listed);
    else this.#deployments.remove(key);
  }

  #listed(ref: DeploymentRef): ListedDeployment | undefined {
    const deployment = this.#fleet.deployment(ref);
    return (
      deployment && {
        deployment,
        site: this.#fleet.siteOf(deployment.ref),
      }
    );
  }
}
