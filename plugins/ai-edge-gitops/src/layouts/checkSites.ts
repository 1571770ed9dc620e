import { InputError } from '@backstage/errors';
import type { InventorySite } from '../types';

/** RFC 1123 subdomain, as `ManagedCluster`s are named. */
const SITE = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const HUB = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * `hub/name`, the key of sites in layouts.
 *
 * @internal
 */
export function siteKey({ hub, name }: { hub: string; name: string }): string {
  return `${hub}/${name}`;
}

/**
 * Orders by hub and name.
 *
 * @internal
 */
export function compareSites(
  a: { hub: string; name: string },
  b: { hub: string; name: string },
): number {
  return siteKey(a) < siteKey(b) ? -1 : 1;
}

/**
 * The sites, each once and sorted.
 *
 * @internal
 */
export function uniqueSites(sites: InventorySite[]): InventorySite[] {
  const byKey = new Map(sites.map(site => [siteKey(site), site]));
  return [...byKey.keys()].sort().map(key => byKey.get(key)!);
}

/**
 * A few names and how many more there are.
 *
 * @internal
 */
export function someOf(names: string[]): string {
  const rest = names.length - 5;
  return names.slice(0, 5).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/**
 * Throws an `InputError` for sites whose names cannot be written into files and object names, or that the
 * repository's hubs do not have.
 *
 * @internal
 */
export function checkSites(
  sites: InventorySite[],
  inventory: InventorySite[],
): void {
  const known = new Set(inventory.map(siteKey));
  const unknown: string[] = [];
  for (const site of sites) {
    if (
      !HUB.test(site.hub) ||
      !SITE.test(site.name) ||
      site.name.length > 253
    ) {
      throw new InputError(
        `sites: ${JSON.stringify(siteKey(site))} must be an RFC 1123 name`,
      );
    }
    if (!known.has(siteKey(site))) unknown.push(siteKey(site));
  }
  if (unknown.length > 0) {
    throw new InputError(
      `sites: must be sites of the repository's hubs, which ${someOf(
        unknown,
      )} ${unknown.length === 1 ? 'is' : 'are'} not`,
    );
  }
}

/**
 * The Argo CD Application of a model on a site. Throws an `InputError` when its name does not fit into a label.
 *
 * @internal
 */
export function applicationName(site: string, model: string): string {
  const name = `${site}-${model}`;
  if (name.length > 63) {
    throw new InputError(
      `model.name: the Application name ${JSON.stringify(
        name,
      )} would be longer than 63 characters`,
    );
  }
  return name;
}
