import { InputError } from '@backstage/errors';
import type { Desired, InventorySite, PlanContext, Tree } from '../../types';
import { compareSites, siteKey, someOf } from '../checkSites';
import { findApp, type FoundApp } from './findApp';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

/** An app that is there, and the sites that its placement chooses, sorted. */
export interface ReachedApp extends FoundApp {
  reached: Desired[];
  sites: { hub: string; name: string }[];
}

/**
 * The app of a model and its sites. Throws an `InputError` when there is none.
 *
 * @internal
 */
export function requireApp(
  tree: Tree,
  model: string,
  { inventory }: PlanContext,
): ReachedApp {
  const found = findApp(tree, readRegistrations(tree), model);
  if (!found) {
    throw new InputError(
      `model.name: there is no model ${model} in this repository; deploy it first`,
    );
  }
  const { registration } = found;
  const reached = registration
    ? resolveAssignments(toAssignments(registration), inventory)
    : [];
  const sites = reached
    .map(({ hub, site }) => ({ hub, name: site }))
    .sort(compareSites);
  return { ...found, reached, sites };
}

/**
 * Throws an `InputError` unless all sites of an app are meant: one directory is for all of them.
 *
 * @internal
 */
export function checkWhole(
  { app, sites: all }: ReachedApp,
  {
    verb,
    ring,
    sites,
  }: { verb: string; ring?: string; sites?: InventorySite[] },
): void {
  if (ring !== undefined) {
    throw new InputError('ring: the ai-edge layout has no rings');
  }
  if (!sites) return;
  const keys = new Set(all.map(siteKey));
  const chosen = new Set(sites.map(siteKey));
  const without = [...chosen].filter(key => !keys.has(key));
  if (without.length > 0) {
    throw new InputError(
      `sites: ${someOf(without)} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${app.model}; ${verb} needs sites that have it`,
    );
  }
  if (chosen.size < keys.size) {
    throw new InputError(
      `sites: the ai-edge layout moves all ${keys.size} sites of ${app.name} at once, it has no pins; choose all of them or leave sites out`,
    );
  }
}
