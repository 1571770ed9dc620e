import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteKey } from './refKeys';

/** How much of what runs on each site can be seen, and by which source. */
export class InventoryMap {
  /** By source: sites that were listed whole, and hubs whose deliveries were. */
  readonly #complete = new Map<string, Map<string, string>>();
  readonly #delivered = new Map<string, Set<string>>();

  of(ref: SiteRef): Site['inventory'] {
    const key = siteKey(ref);
    if ([...this.#complete.values()].some(sites => sites.has(key))) {
      return 'complete';
    }
    return this.deliveryRead(ref.hub) ? 'gitops-only' : 'none';
  }

  deliveryRead(hub: string): boolean {
    return [...this.#delivered.values()].some(hubs => hubs.has(hub));
  }

  /** A source read a list to its end. True when more can be seen than before. */
  listed(
    source: string,
    absence: 'gone' | 'withdrawn' | 'nothing',
    scope: { hub: string; site?: string; objectKind?: string },
  ): boolean {
    if (scope.objectKind !== undefined) return false;
    if (absence === 'withdrawn' && scope.site === undefined) {
      const hubs = this.#delivered.get(source) ?? new Set();
      const isNew = !hubs.has(scope.hub);
      this.#delivered.set(source, hubs.add(scope.hub));
      return isNew;
    }
    if (absence === 'gone' && scope.site !== undefined) {
      const sites = this.#complete.get(source) ?? new Map<string, string>();
      const key = siteKey({ hub: scope.hub, name: scope.site });
      const isNew = !sites.has(key);
      this.#complete.set(source, sites.set(key, scope.hub));
      return isNew;
    }
    return false;
  }

  /** The source is not there any more. Hubs whose sites can be seen less. */
  drop(source: string): string[] {
    const hubs = new Set([
      ...(this.#complete.get(source)?.values() ?? []),
      ...(this.#delivered.get(source) ?? []),
    ]);
    this.#complete.delete(source);
    this.#delivered.delete(source);
    return [...hubs];
  }
}
