import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  ObservedCondition,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { byAuthority } from './byAuthority';
import { mergeSite } from './mergeSite';
import { siteKey } from './refKeys';
import { samePrint } from './samePrint';

interface SourcedSite {
  source: string;
  authority: number;
  record: SiteRecord;
}

interface SiteEntry {
  key: string;
  ref: SiteRef;
  sourced: SourcedSite[];
  lastContact?: string;
  detachedSince?: string;
  site: Site;
}

function conditionsOf(entry: SiteEntry | undefined): ObservedCondition[] {
  return (
    entry?.sourced.find(({ record }) => record.conditions)?.record.conditions ??
    []
  );
}

/** What the rest of the fleet adds to a site. */
export interface SiteSurroundings {
  inventory(ref: SiteRef): Site['inventory'];
  counts(key: string): Site['deployments'];
}

const NO_DEPLOYMENTS: Site['deployments'] = { total: 0, ready: 0, stale: 0 };

/** The sites, by ref, each merged of what its sources say. */
export class SiteIndex {
  readonly #entries = new Map<string, SiteEntry>();
  readonly #surroundings: SiteSurroundings;
  readonly #now: () => string;

  constructor(surroundings: SiteSurroundings, now: () => string) {
    this.#surroundings = surroundings;
    this.#now = now;
  }

  *values(): Iterable<Site> {
    for (const { site } of this.#entries.values()) yield site;
  }

  get(ref: SiteRef): Site | undefined {
    return this.#entries.get(siteKey(ref))?.site;
  }

  at(key: string): Site | undefined {
    return this.#entries.get(key)?.site;
  }

  conditions(ref: SiteRef): ObservedCondition[] {
    return conditionsOf(this.#entries.get(siteKey(ref)));
  }

  /** Refs of the sites of a hub that a source has told of and that are not detached. */
  refsOf(source: string, hub: string): string[] {
    const refs: string[] = [];
    for (const entry of this.#entries.values()) {
      if (
        entry.ref.hub === hub &&
        !entry.detachedSince &&
        entry.sourced.some(one => one.source === source)
      ) {
        refs.push(entry.key);
      }
    }
    return refs;
  }

  /** Keys of the sites that say something else than before. */
  upsert(source: string, authority: number, records: SiteRecord[]): string[] {
    return records
      .map(record => {
        const key = siteKey(record.ref);
        const entry = this.#entries.get(key);
        const sourced = [
          ...(entry?.sourced.filter(one => one.source !== source) ?? []),
          { source, authority, record },
        ].sort(byAuthority);
        return this.#put({
          key,
          ref: entry?.ref ?? record.ref,
          sourced,
          lastContact: entry?.lastContact,
          // Only who speaks of availability can say that a detached site is back.
          detachedSince: record.availability ? undefined : entry?.detachedSince,
        });
      })
      .filter(key => key !== undefined);
  }

  /** Takes a contact; the site says the same as before, only fresher. */
  touch(ref: SiteRef, lastContact: string): void {
    const entry = this.#entries.get(siteKey(ref));
    if (!entry || (entry.lastContact && entry.lastContact >= lastContact)) {
      return;
    }
    entry.lastContact = lastContact;
    entry.site = this.#merge(entry);
  }

  /** The hub let go of the sites: they stay, as detached. */
  detach(keys: string[]): string[] {
    return keys.filter(key => {
      const entry = this.#entries.get(key);
      if (!entry || entry.detachedSince) return false;
      entry.detachedSince = this.#now();
      entry.site = this.#merge(entry);
      return true;
    });
  }

  /** Merges again what the fleet itself knows of the sites. Keys of those that changed. */
  refresh(keys: Iterable<string>): string[] {
    return [...keys].filter(key => {
      const entry = this.#entries.get(key);
      return entry !== undefined && this.#put(entry) !== undefined;
    });
  }

  keysOf(hub: string): string[] {
    return [...this.#entries.values()]
      .filter(({ ref }) => ref.hub === hub)
      .map(({ key }) => key);
  }

  #put(entry: Omit<SiteEntry, 'site'>): string | undefined {
    const before = this.#entries.get(entry.key);
    const site = this.#merge(entry);
    const after = { ...entry, site };
    this.#entries.set(entry.key, after);
    const same =
      samePrint(before?.site, site) &&
      samePrint(conditionsOf(before), conditionsOf(after));
    return same ? undefined : entry.key;
  }

  #merge(entry: Omit<SiteEntry, 'site'>): Site {
    return mergeSite(
      entry.ref,
      entry.sourced.map(({ record }) => record),
      {
        lastContact: entry.lastContact,
        detachedSince: entry.detachedSince,
        inventory: this.#surroundings.inventory(entry.ref),
        deployments: this.#surroundings.counts(entry.key) ?? NO_DEPLOYMENTS,
      },
    );
  }
}
