import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  ObservedCondition,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { withSaid } from './byAuthority';
import type { RememberedSite } from './FleetMemory';
import type { SiteView } from './mergeDeployment';
import { mergeSite, siteAsOf } from './mergeSite';
import { siteKey } from './refKeys';
import { samePrint } from './samePrint';

type SourcedSite = RememberedSite['sourced'][number];

interface SiteEntry {
  key: string;
  ref: SiteRef;
  /** The weightiest first. */
  sourced: SourcedSite[];
  lastContact?: string;
  site: Site;
}

/** A site that says something else than before. */
export interface SiteChange {
  key: string;
  /** Whether what is known of its deployments has to be looked at again. */
  reaches: boolean;
}

/** What the rest of the fleet adds to a site. */
export interface SiteSurroundings {
  inventory(ref: SiteRef): Site['inventory'];
  counts(key: string): Site['deployments'];
  /** When a source that is silent now was last heard. */
  silentSince(source: string): string | undefined;
  now(): string;
}

function conditionsOf(entry: SiteEntry | undefined): ObservedCondition[] {
  return (
    entry?.sourced.find(({ record }) => record.conditions)?.record.conditions ??
    []
  );
}

/** Since when nobody manages the site any more: only who speaks of availability can say so, or that it is back. */
function detachedSince(sourced: readonly SourcedSite[]): string | undefined {
  const speakers = sourced.filter(({ record }) => record.availability);
  return speakers.every(one => one.detachedSince !== undefined)
    ? speakers
        .map(one => one.detachedSince!)
        .sort()
        .at(-1)
    : undefined;
}

/** The sites, by ref, each merged of what its sources say. */
export class SiteIndex {
  readonly #entries = new Map<string, SiteEntry>();
  readonly #surroundings: SiteSurroundings;

  constructor(surroundings: SiteSurroundings) {
    this.#surroundings = surroundings;
  }

  *values(): Iterable<Site> {
    for (const { site } of this.#entries.values()) yield site;
  }

  at(key: string): Site | undefined {
    return this.#entries.get(key)?.site;
  }

  conditions(key: string): ObservedCondition[] {
    return conditionsOf(this.#entries.get(key));
  }

  /** What the deployments of a site depend on. */
  view(key: string): SiteView | undefined {
    const entry = this.#entries.get(key);
    return (
      entry && {
        availability: entry.site.availability,
        lastContact: entry.site.lastContact,
        silentSince: this.#silentSince(entry.sourced),
        deploymentMode: entry.site.serving?.deploymentMode,
      }
    );
  }

  /** Keys of the sites of a hub that a source has told of and that it has not let go of. */
  keysToldBy(source: string, hub: string): string[] {
    const keys: string[] = [];
    for (const { key, ref, sourced } of this.#entries.values()) {
      const told = sourced.some(
        one => one.source === source && one.detachedSince === undefined,
      );
      if (ref.hub === hub && told) keys.push(key);
    }
    return keys;
  }

  /** Keys of the sites that a source speaks for. */
  keysOfSource(source: string): string[] {
    const keys: string[] = [];
    for (const { key, sourced } of this.#entries.values()) {
      if (sourced.some(one => one.source === source)) keys.push(key);
    }
    return keys;
  }

  keysOfHub(hub: string): string[] {
    const keys: string[] = [];
    for (const { key, ref } of this.#entries.values()) {
      if (ref.hub === hub) keys.push(key);
    }
    return keys;
  }

  upsert(
    source: string,
    authority: number,
    record: SiteRecord,
  ): SiteChange | undefined {
    const key = siteKey(record.ref);
    const entry = this.#entries.get(key);
    return this.#put(
      key,
      entry?.ref ?? record.ref,
      withSaid(entry?.sourced ?? [], { source, authority, record }),
      entry?.lastContact,
    );
  }

  /** Takes a contact: the site says the same as before, only fresher. True when the site was not thought to answer. */
  touch(key: string, lastContact: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry || (entry.lastContact && entry.lastContact >= lastContact)) {
      return false;
    }
    entry.lastContact = lastContact;
    const { site, sourced } = entry;
    const records = sourced.map(({ record }) => record);
    const silentSince = this.#silentSince(sourced);
    entry.site = {
      ...site,
      lastContact,
      asOf: siteAsOf(site.availability, records, { lastContact, silentSince }),
    };
    return site.availability.state !== 'available';
  }

  /** A source let go of a site: when nobody else manages it, it stays as detached. */
  detach(source: string, key: string): SiteChange | undefined {
    const entry = this.#entries.get(key);
    const told = entry?.sourced.find(one => one.source === source);
    if (!entry || !told || told.detachedSince !== undefined) return undefined;
    return this.#put(
      key,
      entry.ref,
      withSaid(entry.sourced, {
        ...told,
        detachedSince: this.#surroundings.now(),
      }),
      entry.lastContact,
    );
  }

  /** Merges again what the fleet itself knows of a site. */
  refresh(key: string): SiteChange | undefined {
    const entry = this.#entries.get(key);
    return entry && this.#put(key, entry.ref, entry.sourced, entry.lastContact);
  }

  /** Counts the deployments of a site anew. True when there are others. */
  recount(key: string): boolean {
    const entry = this.#entries.get(key);
    const deployments = entry && this.#surroundings.counts(key);
    if (!entry || samePrint(entry.site.deployments, deployments)) return false;
    entry.site = { ...entry.site, deployments };
    return true;
  }

  /** Keys of the sites that have been detached since before an instant. */
  detachedBefore(instant: string): string[] {
    const keys: string[] = [];
    for (const { key, sourced } of this.#entries.values()) {
      const since = detachedSince(sourced);
      if (since !== undefined && since < instant) keys.push(key);
    }
    return keys;
  }

  remove(key: string): void {
    this.#entries.delete(key);
  }

  /** What a source said is not asked for any more. True when nobody else speaks of the site. */
  forget(source: string, key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    const sourced = entry.sourced.filter(one => one.source !== source);
    if (sourced.length === 0) this.#entries.delete(key);
    else this.#put(key, entry.ref, sourced, entry.lastContact);
    return sourced.length === 0;
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  remember(key: string): Omit<RememberedSite, 'deployments'> | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const { ref, sourced, lastContact } = entry;
    return {
      ref,
      sourced,
      lastContact,
      detachedSince: detachedSince(sourced),
    };
  }

  /** Takes what was remembered of a site; what has been told since then stays. */
  restore(
    remembered: Pick<RememberedSite, 'ref' | 'sourced'>,
    lastContact: string | undefined,
  ): void {
    const key = siteKey(remembered.ref);
    const entry = this.#entries.get(key);
    const told = entry?.sourced ?? [];
    let sourced = told;
    for (const one of remembered.sourced) {
      if (!told.some(({ source }) => source === one.source)) {
        sourced = withSaid(sourced, one);
      }
    }
    if (sourced.length > 0) {
      const contact = [entry?.lastContact, lastContact]
        .filter(instant => instant !== undefined)
        .sort()
        .at(-1);
      this.#put(key, entry?.ref ?? remembered.ref, sourced, contact);
    }
  }

  /** Silent only when everybody who speaks for the site is. */
  #silentSince(sourced: readonly SourcedSite[]): string | undefined {
    let since: string | undefined;
    for (const { source, record } of sourced) {
      if (record.availability) {
        const one = this.#surroundings.silentSince(source);
        if (one === undefined) return undefined;
        if (since === undefined || one > since) since = one;
      }
    }
    return since;
  }

  #put(
    key: string,
    ref: SiteRef,
    sourced: SourcedSite[],
    lastContact: string | undefined,
  ): SiteChange | undefined {
    const before = this.#entries.get(key);
    const silentSince = this.#silentSince(sourced);
    const site = mergeSite(
      ref,
      sourced.map(({ record }) => record),
      {
        lastContact,
        silentSince,
        detachedSince: detachedSince(sourced),
        inventory: this.#surroundings.inventory(ref),
        deployments: this.#surroundings.counts(key),
      },
    );
    const after = { key, ref, sourced, lastContact, site };
    this.#entries.set(key, after);
    if (!before) return { key, reaches: true };
    const reaches =
      !samePrint(before.site.availability, site.availability) ||
      before.site.serving?.deploymentMode !== site.serving?.deploymentMode ||
      (site.availability.state !== 'available' &&
        before.site.lastContact !== site.lastContact);
    const same =
      !reaches &&
      samePrint(before.site, site) &&
      samePrint(conditionsOf(before), conditionsOf(after));
    return same ? undefined : { key, reaches };
  }
}
