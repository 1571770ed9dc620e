import {
  parseSiteRef,
  type SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import type { Fleet } from '../fleet/Fleet';
import type { RememberedSite } from '../fleet/FleetMemory';
import { siteKey } from '../fleet/refKeys';
import { ChangedSites } from './ChangedSites';
import { inChunks } from './inChunks';
import { agesOf } from './siteAges';
import { contentHash, inOrder } from './siteContent';
import { SnapshotStore, type HubAges, type SiteRow } from './SnapshotStore';

/** Ages, and whatever changed without being announced, are looked at this often. */
const SWEEP_MS = 10 * 60_000;
const CHUNK = 50;

/** What a fleet tells a snapshot. */
export type RememberedFleet = Pick<Fleet, 'site' | 'remember' | 'onChange'>;

/** What one write puts into the database. */
export interface SnapshotChanges {
  rows: SiteRow[];
  removed: string[];
  sources: SourceStatus[];
  ages?: Map<string, HubAges>;
  /** What it was found from, for when the write fails. */
  taken: Set<string>;
}

/** Finds what of the fleet the database does not say yet. Sites that a process never knew are not its business. */
export class SnapshotWriter {
  readonly #fleet: RememberedFleet;
  readonly #now: () => number;
  readonly #changed = new ChangedSites();
  readonly #sources = new Map<string, string>();
  /** Sites that this process has known: only of these can it say that they are gone. */
  readonly #met = new Set<string>();
  /** What the database says, as far as nobody else has written since. */
  #hashes?: Map<string, string>;
  #sweptAt = 0;

  static create(options: {
    fleet: RememberedFleet;
    now: () => number;
  }): SnapshotWriter {
    return new SnapshotWriter(options);
  }

  private constructor(options: { fleet: RememberedFleet; now: () => number }) {
    this.#fleet = options.fleet;
    this.#now = options.now;
    this.#fleet.onChange(change => this.#changed.note(change));
  }

  /** Knows the sites that there are now, such as those of a restored snapshot. */
  meet(): void {
    for (const { ref } of this.#fleet.remember().sites) {
      this.#met.add(siteKey(ref));
    }
  }

  /** Another replica has written: what the database says has to be read again. */
  distrust(): void {
    this.#hashes = undefined;
    this.#sources.clear();
  }

  async find(
    knex: Knex,
    options: { last?: boolean },
  ): Promise<SnapshotChanges> {
    this.#hashes ??= await SnapshotStore.hashes(knex);
    const hashes = this.#hashes;
    const taken = this.#changed.take();
    const sweep = this.#now() - this.#sweptAt >= SWEEP_MS;
    const ages = sweep || options.last ? new Map<string, HubAges>() : undefined;
    const rows: SiteRow[] = [];
    const memory = this.#fleet.remember();
    const sites = [...memory.sites];
    for (const { ref } of sites) this.#met.add(siteKey(ref));
    const looked =
      sweep || options.last
        ? sites
        : sites.filter(({ ref }) => taken.has(siteKey(ref)));
    try {
      await inChunks(looked, CHUNK, chunk => {
        for (const one of chunk) {
          const site = inOrder(one);
          const key = siteKey(site.ref);
          const known = hashes.get(key);
          const hash =
            sweep || taken.has(key) || known === undefined
              ? contentHash(site)
              : known;
          if (hash !== known) rows.push(this.#row(site, hash));
          const hub = ages?.get(site.ref.hub) ?? {};
          hub[key] = [hash, agesOf(site)];
          ages?.set(site.ref.hub, hub);
        }
      });
    } catch (error) {
      this.#changed.giveBack(taken);
      throw error;
    }
    return {
      rows,
      removed: [...taken].filter(
        key => this.#met.has(key) && !this.#fleet.site(parseSiteRef(key)),
      ),
      sources: this.#news(memory.sources),
      ages,
      taken,
    };
  }

  async write(tx: Knex, changes: SnapshotChanges): Promise<void> {
    const { rows, removed, sources, ages } = changes;
    const now = new Date(this.#now()).toISOString();
    await SnapshotStore.putSites(tx, rows, now);
    await SnapshotStore.removeSites(tx, removed.map(parseSiteRef));
    await SnapshotStore.putSources(tx, sources);
    if (ages) await SnapshotStore.putAges(tx, ages);
  }

  /** The transaction is through. */
  written({ rows, removed, sources, ages }: SnapshotChanges): void {
    for (const { ref, hash } of rows) this.#hashes?.set(siteKey(ref), hash);
    for (const key of removed) {
      this.#hashes?.delete(key);
      this.#met.delete(key);
    }
    for (const status of sources) {
      this.#sources.set(status.id, JSON.stringify(status));
    }
    if (ages) this.#sweptAt = this.#now();
  }

  /** The transaction failed: everything is as before. */
  failed({ taken }: SnapshotChanges): void {
    this.distrust();
    this.#changed.giveBack(taken);
  }

  /** A source that has not answered this process yet must not hide when it last did. */
  #news(sources: SourceStatus[]): SourceStatus[] {
    return sources.filter(
      status =>
        status.asOf !== undefined &&
        this.#sources.get(status.id) !== JSON.stringify(status),
    );
  }

  #row(site: RememberedSite, hash: string): SiteRow {
    return { ref: site.ref, hash, content: JSON.stringify(site) };
  }
}
