import { stringifySiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetSink,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { ManagedCluster } from './acmTypes';
import type { ClusterSets } from './ClusterSets';
import type { ClusterInfoFacts } from './normalizeClusterInfo';
import { isSite, normalizeManagedCluster } from './normalizeManagedCluster';
import type { PlacementChoices } from './PlacementChoices';
import type { PolicyCounts } from './PolicyCounts';

/** After so many of its periods without a renewal a lease says nothing any more. */
const GRACE = 5;
const DEFAULT_LEASE_SECONDS = 60;
/** What comes beside the clusters comes in floods: each site is told of once for all that came together. */
const TOGETHER_MS = 50;
const CLOCK_CONDITION = 'ManagedClusterConditionClockSynced';

interface Parts {
  cluster?: {
    record: SiteRecord;
    leaseSeconds: number;
    clockSynced: boolean;
    missing?: boolean;
  };
  info?: ClusterInfoFacts;
  lease?: {
    renewTime: string;
    contact: number;
    /** The hub was seen to take it, so its time is no site's word. */
    observed: boolean;
  };
  expired: boolean;
}

/** Puts one hub's objects together to one record a site. */
export class SiteAssembler {
  readonly #hub: string;
  readonly #sink: FleetSink;
  readonly #policies: PolicyCounts;
  readonly #sets: ClusterSets;
  readonly #placements: PlacementChoices;
  readonly #now: () => number;
  readonly #parts = new Map<string, Parts>();
  readonly #waiting = new Set<string>();
  #timer?: NodeJS.Timeout;

  constructor(options: {
    hub: string;
    sink: FleetSink;
    policies: PolicyCounts;
    sets: ClusterSets;
    placements: PlacementChoices;
    now: () => number;
  }) {
    this.#hub = options.hub;
    this.#sink = options.sink;
    this.#policies = options.policies;
    this.#sets = options.sets;
    this.#placements = options.placements;
    this.#now = options.now;
  }

  clusters(clusters: ManagedCluster[]): void {
    const asOf = new Date(this.#now()).toISOString();
    const names: string[] = [];
    for (const cluster of clusters) {
      const { name } = cluster.metadata;
      if (isSite(cluster)) {
        this.#of(name).cluster = {
          record: normalizeManagedCluster(cluster, { hub: this.#hub, asOf }),
          leaseSeconds:
            cluster.spec?.leaseDurationSeconds || DEFAULT_LEASE_SECONDS,
          clockSynced: isClockSynced(cluster),
        };
        names.push(name);
      } else if (this.#parts.get(name)?.cluster) {
        this.removeCluster(name);
      }
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
    this.soon([name]);
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
    const observed = watched && lease !== undefined;
    const found = observed ? now : Math.min(now, Date.parse(renewTime));
    if (Number.isNaN(found)) return;
    // A renewal found in a second list is no older than the one before it, however slow the site's clock.
    const contact = Math.max(found, lease?.contact ?? 0);
    const wasUncertain = isUncertain(parts);
    parts.lease = {
      renewTime,
      contact,
      observed: observed || (contact !== found && lease?.observed === true),
    };
    this.#touch(name);
    if (parts.expired) this.expire(now);
    if (isUncertain(parts) !== wasUncertain) this.soon([name]);
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

  /** The same in a moment, for all of them when none is named; who is named twice until then is told of once. */
  soon(names: Iterable<string> = this.#parts.keys()): void {
    for (const name of names) this.#waiting.add(name);
    if (this.#timer || this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      this.emit(waiting);
    }, TOGETHER_MS);
    this.#timer.unref();
  }

  /** Nothing is told any more of what waits. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
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
    const parts = this.#parts.get(name);
    if (!parts?.cluster || parts.cluster.missing) return undefined;
    const { cluster, info, lease, expired } = parts;
    const { record } = cluster;
    const { capacity, allocatable, availability, labels = {} } = record;
    return {
      ...record,
      arch: info?.arch ?? record.arch,
      update: info?.update,
      clusterSets: this.#sets.of(labels),
      placements: this.#placements.of(name),
      policies: this.#policies.of(name),
      capacity: withProducts(capacity, info),
      allocatable: withProducts(allocatable, info),
      ...(isUncertain(parts) && { lastContactUncertain: true }),
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

function isClockSynced({ status }: ManagedCluster): boolean {
  return (status?.conditions ?? []).some(
    condition =>
      condition.type === CLOCK_CONDITION && condition.status === 'True',
  );
}

/** A renewal that was only found is as good as the clock of the site. */
function isUncertain({ cluster, lease }: Parts): boolean {
  return (
    cluster !== undefined &&
    lease !== undefined &&
    !lease.observed &&
    !cluster.clockSynced
  );
}

/** Nodes know what their accelerators are. */
function withProducts(
  capacity: SiteRecord['capacity'],
  info: ClusterInfoFacts | undefined,
): SiteRecord['capacity'] {
  return (
    capacity && {
      ...capacity,
      accelerators: capacity.accelerators.map(accelerator => {
        const product = info?.products[accelerator.resource];
        return product === undefined
          ? accelerator
          : { ...accelerator, product };
      }),
    }
  );
}
