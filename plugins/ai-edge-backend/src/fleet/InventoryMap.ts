import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteKey } from './refKeys';

interface Listed {
  hub: string;
  at: string;
  proves: boolean;
}

/** How much of what runs on each site can be seen, and by which source. */
export class InventoryMap {
  /** By source and site: the hub, when the site was last listed whole, and whether that proves what is not there. */
  readonly #complete = new Map<
    string,
    Map<string, { hub: string; at: string; proves: boolean }>
  >();
  /** By source: hubs whose deliveries were listed whole. */
  readonly #delivered = new Map<string, Set<string>>();

  of(ref: SiteRef): Site['inventory'] {
    const key = siteKey(ref);
    for (const sites of this.#complete.values()) {
      if (sites.has(key)) return 'complete';
    }
    return this.deliveryRead(ref.hub) ? 'gitops-only' : 'none';
  }

  deliveryRead(hub: string): boolean {
    for (const hubs of this.#delivered.values()) {
      if (hubs.has(hub)) return true;
    }
    return false;
  }

  /** Whether a source other than these that looks at the site has listed all of it at an instant or after it. */
  listedSince(
    site: string,
    instant: string,
    others: (source: string) => boolean,
  ) {
    for (const [source, sites] of this.#complete) {
      const listed = sites.get(site);
      if (listed?.proves && listed.at >= instant && !others(source)) {
        return true;
      }
    }
    return false;
  }

  /** A source read a list to its end. True when more, or less, can be seen than before. */
  listed(
    source: string,
    absence: 'gone' | 'withdrawn' | 'nothing',
    scope: {
      hub: string;
      site?: string;
      objectKind?: string;
      partial?: boolean;
    },
    at: string,
  ): boolean {
    const { hub, site, objectKind, partial } = scope;
    if (objectKind !== undefined) return false;
    if (absence === 'withdrawn') {
      const hubs = this.#delivered.get(source) ?? new Set();
      if (site !== undefined || hubs.has(hub)) return false;
      this.#delivered.set(source, hubs.add(hub));
      return true;
    }
    if (site === undefined) return false;
    const sites = this.#complete.get(source) ?? new Map<string, Listed>();
    const key = siteKey({ hub, name: site });
    if (partial) return sites.delete(key);
    const isNew = !sites.has(key);
    sites.set(key, { hub, at, proves: absence === 'gone' });
    this.#complete.set(source, sites);
    return isNew;
  }

  /** The source is not there any more. Hubs whose sites can be seen less. */
  drop(source: string): string[] {
    const hubs = new Set(this.#delivered.get(source));
    for (const { hub } of this.#complete.get(source)?.values() ?? []) {
      hubs.add(hub);
    }
    this.#complete.delete(source);
    this.#delivered.delete(source);
    return [...hubs];
  }
}
