import { InputError } from '@backstage/errors';
import type { InventorySite, Tree } from '../../types';
import { siteKey, someOf, uniqueSites } from '../checkSites';
import { KserveModel, type Run } from './KserveModel';

/** A site that has the model. */
export interface Member {
  hub: string;
  name: string;
  run: Run;
  runName: string;
  /** Run to go back to from a canary of this site alone. */
  from?: string;
}

/** What of a model an intent is for: rings that it is for as a whole, and sites by themselves. */
export interface Reach {
  rings: string[];
  /** Members whose ring is not meant as a whole, and pins. Sorted. */
  apart: Member[];
  /** Members of `rings`, and `apart`. Sorted. */
  members: Member[];
}

/**
 * The model that an intent changes. Throws an `InputError` when the repository does not have it.
 *
 * @internal
 */
export function requireModel(tree: Tree, name: string): KserveModel {
  const model = new KserveModel(tree, name);
  if (!model.exists) {
    throw new InputError(
      `model.name: there is no model ${name} in this repository; deploy it first`,
    );
  }
  return model;
}

/**
 * Every site that has the model.
 *
 * @internal
 */
export function membersOf(model: KserveModel): Member[] {
  return model.shards.flatMap(({ hub, lines }) =>
    lines.map(({ site, run, from }) => ({
      hub,
      name: site,
      run: model.run(run),
      runName: run,
      ...(from !== undefined && { from }),
    })),
  );
}

function chosenMembers(
  members: Member[],
  sites: InventorySite[],
  { model, kind, ring }: { model: KserveModel; kind: string; ring?: string },
): Member[] {
  const byKey = new Map(members.map(member => [siteKey(member), member]));
  const without = sites.filter(site => !byKey.has(siteKey(site)));
  if (without.length > 0) {
    throw new InputError(
      `sites: ${someOf(without.map(siteKey))} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${model.name}; ${
        /^[aeiou]/.test(kind) ? 'an' : 'a'
      } ${kind} needs sites that have it`,
    );
  }
  const chosen = uniqueSites(sites).map(site => byKey.get(siteKey(site))!);
  const outside = chosen.filter(({ run }) => ring && run.ring !== ring);
  if (outside.length > 0) {
    throw new InputError(
      `sites: ${someOf(outside.map(siteKey))} ${
        outside.length === 1 ? 'does' : 'do'
      } not follow ring ${ring}`,
    );
  }
  return chosen;
}

/**
 * Throws an `InputError` for a ring that the model does not have.
 *
 * @internal
 */
export function checkRing(
  model: KserveModel,
  ring: string | undefined,
  field: string = 'ring',
): void {
  if (ring === undefined || model.rings.includes(ring)) return;
  throw new InputError(
    `${field}: ${model.name} has no ring ${ring}; it has ${
      model.rings.join(', ') || 'none'
    }`,
  );
}

/**
 * What an intent is for. Chosen sites that are all of a ring are the ring; without ring and sites all rings are meant,
 * and no pin. Throws an `InputError` naming the field for a ring or sites that the model does not have.
 *
 * @internal
 */
export function reachOf(
  model: KserveModel,
  intent: { kind: string; ring?: string; sites?: InventorySite[] },
): Reach {
  const { kind, ring, sites } = intent;
  checkRing(model, ring);
  const all = membersOf(model);
  if (!sites) {
    const rings = ring === undefined ? model.rings : [ring];
    const members = all.filter(
      ({ run }) => run.ring !== undefined && rings.includes(run.ring),
    );
    return { rings, apart: [], members };
  }
  const chosen = chosenMembers(all, sites, { model, kind, ring });
  const count = (of: Member[], name: string) =>
    of.filter(({ run }) => run.ring === name).length;
  const rings = model.rings.filter(name => {
    const many = count(chosen, name);
    return many > 0 && many === count(all, name);
  });
  return {
    rings,
    apart: chosen.filter(
      ({ run }) => run.ring === undefined || !rings.includes(run.ring),
    ),
    members: chosen,
  };
}
