import type {
  DeploymentRef,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SeenGone } from './DeploymentEntry';
import type { FleetMemory, RememberedSite } from './FleetMemory';
import type { FleetState } from './FleetState';
import type { SourcedRecord } from './mergeDeployment';
import { deploymentKey, siteKey } from './refKeys';

/** How long the rows of what is gone, or may be, are kept when nothing proves that it is. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** A hub calls no site available whose lease was not renewed for five of its durations. */
const LEASE_GRACE_MS = 5 * 60 * 1000;

/** What time does to the fleet: hubs fall silent, tombstones end, processes are started anew. */
export class FleetUpkeep {
  readonly #state: FleetState;
  readonly #now: () => number;

  constructor(state: FleetState, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  /** Looks again at what changes with time alone. */
  reconsider(statuses: SourceStatus[]): void {
    const { sites, deployments } = this.#state;
    this.listen(statuses);
    const before = new Date(this.#now() - KEPT_MS).toISOString();
    this.#forgetSites(sites.detachedBefore(before));
    this.#drop(
      ({ withdrawnSince, unlistedSince }) =>
        (withdrawnSince ?? before) < before ||
        (unlistedSince ?? before) < before,
      ({ at }) => at < before,
    );
    const touched = new Map<string, DeploymentRef>();
    for (const { ref, standing, state } of deployments.values()) {
      if (state === undefined && standing?.state === 'behind') {
        touched.set(deploymentKey(ref), ref);
      }
    }
    this.#state.refresh(touched);
  }

  /** Looks again at what is known of hubs that have fallen silent, or are heard again. */
  listen(statuses: SourceStatus[]): void {
    const { sites, silence } = this.#state;
    const moved = silence.update(statuses);
    const keys = new Set(moved.flatMap(source => sites.keysOfSource(source)));
    for (const key of keys) {
      this.#state.sitesChanged([sites.refresh(key)]);
      this.#state.refreshSite(key);
    }
  }

  /** Nobody asks this source any more: what it said in an earlier process goes with it. */
  forgetSource(source: string): void {
    const { sites } = this.#state;
    this.#drop(
      one => one.source === source,
      mark => mark.source === source,
    );
    const told = sites.keysOfSource(source);
    this.#forgetSites(told.filter(key => sites.forget(source, key)));
    this.#state.announce('site', told);
  }

  *remember(): Iterable<RememberedSite> {
    const { sites, deployments } = this.#state;
    for (const key of sites.keys()) {
      const site = sites.remember(key);
      if (site) yield { ...site, deployments: deployments.remember(key) };
    }
  }

  /** Takes what an earlier process knew; what has been told since then stays. */
  restore({ sources, sites }: FleetMemory): void {
    const heard = new Map(sources.map(({ id, asOf }) => [id, asOf]));
    const keys: string[] = [];
    const refs: string[] = [];
    for (const remembered of sites) {
      const { ref, deployments } = remembered;
      keys.push(siteKey(ref));
      this.#state.sites.restore(
        {
          ref,
          sourced: remembered.sourced.map(one => ({
            ...one,
            record: this.#state.shareSite({ ...one.record, ref }),
          })),
        },
        contactOf(remembered, heard),
      );
      for (const deployment of deployments) {
        const { sourced } = deployment;
        refs.push(deploymentKey(deployment.ref));
        this.#state.restoreDeployment({
          ...deployment,
          sourced: sourced.map(one => ({
            ...one,
            withdrawnSince:
              one.withdrawnSince ??
              (one.record.delivery && deployment.withdrawnSince),
          })),
        });
      }
      this.#state.sites.recount(siteKey(ref));
    }
    this.#state.announce('site', keys);
    this.#state.announce('deployment', refs);
  }

  #drop(
    isDropped: (one: SourcedRecord) => boolean,
    isMarkDropped: (mark: SeenGone) => boolean,
  ): void {
    const { deployments } = this.#state;
    const changed: DeploymentRef[] = [];
    for (const key of [...deployments.keys()]) {
      const ref = deployments.refOf(key);
      if (ref && deployments.drop(key, isDropped, isMarkDropped))
        changed.push(ref);
    }
    this.#state.deploymentsChanged(changed);
  }

  #forgetSites(keys: string[]): void {
    const { sites, deployments } = this.#state;
    const changed: DeploymentRef[] = [];
    for (const site of keys) {
      sites.remove(site);
      for (const key of [...deployments.keysOfSite(site)]) {
        const ref = deployments.refOf(key)!;
        const isGone = deployments.drop(
          key,
          () => true,
          () => true,
        );
        if (isGone) changed.push(ref);
      }
    }
    this.#state.deploymentsChanged(changed);
    this.#state.announce('site', keys);
  }
}

/**
 * When a remembered site was last heard. Renewals are no reason to write: of a cluster that its hub called available
 * it is known that it renewed its lease within five durations before the hub itself was last heard.
 */
function contactOf(
  { sourced, lastContact }: RememberedSite,
  heard: Map<string, string | undefined>,
): string | undefined {
  const speaker = sourced.find(({ record }) => record.availability);
  const asOf = speaker && heard.get(speaker.source);
  const isRenewed =
    speaker?.record.availability?.state === 'available' &&
    speaker.record.kind !== 'device' &&
    speaker.detachedSince === undefined;
  if (lastContact === undefined || asOf === undefined || !isRenewed) {
    return lastContact;
  }
  const least = new Date(Date.parse(asOf) - LEASE_GRACE_MS).toISOString();
  return least > lastContact ? least : lastContact;
}
