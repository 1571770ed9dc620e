import { stringifySiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetSink,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { ManagedCluster } from './acmTypes';
import type { ClusterInfoFacts } from './normalizeClusterInfo';
import { isSite, normalizeManagedCluster } from './normalizeManagedCluster';
import type { PolicyCounts } from './PolicyCounts';

/** After so many of its periods without a renewal a lease says nothing any more. */
const GRACE = 5;
const DEFAULT_LEASE_SECONDS = 60;

interface Parts {
  cluster?: { record: SiteRecord; leaseSeconds: number; missing?: boolean };
  info?: ClusterInfoFacts;
  lease?: { renewTime: string; contact: number };
  expired: boolean;
}

/** Puts one hub's objects together to one record a site. */
export class SiteAssembler {
  readonly #hub: string;
  readonly #sink: FleetSink;
  readonly #policies: PolicyCounts;
  readonly #now: () => number;
  readonly #parts = new Map<string, Parts>();

  constructor(options: {
    hub: string;
    sink: FleetSink;
    policies: PolicyCounts;
    now: () => number;
  }) {
    this.#hub = options.hub;
    this.#sink = options.sink;
    this.#policies = options.policies;
    this.#now = options.now;
  }

  clusters(clusters: ManagedCluster[]): void {
    const asOf = new Date(this.#now()).toISOString();
    const names: string[] = [];
    for (const cluster of clusters.filter(isSite)) {
      this.#of(cluster.metadata.name).cluster = {
        record: normalizeManagedCluster(cluster, { hub: this.#hub, asOf }),
        leaseSeconds:
          cluster.spec?.leaseDurationSeconds || DEFAULT_LEASE_SECONDS,
      };
      names.push(cluster.metadata.name);
    }
    this.emit(names);
    names.forEach(name => this.#touch(name));
  }

  /** All that a list had: of the others nothing more is said, or what is left of them would bring them back. */
  listed(refs: string[]): void {
    const present = new Set(refs);
    for (const { cluster } of this.#parts.values()) {
      if (cluster && !present.has(stringifySiteRef(cluster.record.ref))) {
        cluster.missing = true;
      }
    }
  }

  removeCluster(name: string): void {
    if (this.#parts.delete(name)) {
      this.#sink.removeSites([{ hub: this.#hub, name }]);
    }
  }

  info(name: string, facts: ClusterInfoFacts | undefined): void {
    this.#of(name).info = facts;
    this.emit([name]);
  }

  /**
   * A lease as it is now. `renewTime` is the site's own clock: a renewal that is watched counts when it is seen;
   * one that is only found counts at its own time, but never in the future.
   */
  lease(name: string, renewTime: string, watched: boolean): void {
    const parts = this.#of(name);
    const { lease } = parts;
    if (lease?.renewTime === renewTime) return;
    const now = this.#now();
    const found = watched && lease ? now : Math.min(now, Date.parse(renewTime));
    if (Number.isNaN(found)) return;
    // A renewal found in a second list is no older than the one before it, however slow the site's clock.
    const contact = Math.max(found, lease?.contact ?? 0);
    parts.lease = { renewTime, contact };
    this.#touch(name);
    if (parts.expired) this.expire(now);
  }

  /**
   * Sites whose hub calls them available although nothing renews their lease: then it is not known. `heard` is when
   * leases were last heard of at all, so that a hub that is away makes no site look lost.
   */
  expire(heard: number): void {
    const changed: string[] = [];
    for (const [name, { cluster, lease, expired }] of this.#parts) {
      if (cluster && lease) {
        const late =
          heard - lease.contact > GRACE * cluster.leaseSeconds * 1000;
        if (late !== expired) {
          this.#of(name).expired = late;
          changed.push(name);
        }
      }
    }
    this.emit(changed);
  }

  /** Tells the fleet what is known of these sites now. */
  emit(names: string[]): void {
    const records = names
      .map(name => this.#record(name))
      .filter(record => record !== undefined);
    if (records.length > 0) this.#sink.upsertSites(records);
  }

  #touch(name: string): void {
    const { cluster, lease } = this.#of(name);
    if (cluster && lease) {
      this.#sink.touchSites([
        {
          ref: cluster.record.ref,
          lastContact: new Date(lease.contact).toISOString(),
        },
      ]);
    }
  }

  #record(name: string): SiteRecord | undefined {
    const { cluster, info, lease, expired } = this.#of(name);
    if (!cluster || cluster.missing) return undefined;
    const { record } = cluster;
    const { capacity, availability } = record;
    return {
      ...record,
      arch: info?.arch ?? record.arch,
      update: info?.update,
      policies: this.#policies.of(name),
      capacity: capacity && {
        ...capacity,
        accelerators: capacity.accelerators.map(accelerator => ({
          ...accelerator,
          ...(info?.products[accelerator.resource] !== undefined && {
            product: info.products[accelerator.resource],
          }),
        })),
      },
      ...(expired &&
        lease &&
        availability?.state === 'available' && {
          availability: {
            state: 'unknown',
            reason: 'LeaseExpired',
            message: 'The site has stopped renewing its lease.',
            since: new Date(lease.contact).toISOString(),
          },
        }),
    };
  }

  #of(name: string): Parts {
    const known = this.#parts.get(name);
    if (known) return known;
    const parts: Parts = { expired: false };
    this.#parts.set(name, parts);
    return parts;
  }
}
