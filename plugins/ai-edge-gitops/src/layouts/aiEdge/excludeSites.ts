import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { InventorySite } from '../../types';
import { byName } from './placementFor';
import {
  nameExpression,
  readPredicates,
  withNames,
  writePredicates,
} from './predicates';
import type { Registration } from './readRegistrations';
import { isSelected, selectorsOf } from './selectors';

/** A predicate as a selector that the inventory can answer. */
function selectorOf({ overlay, selectors }: Registration, predicate: unknown) {
  const { clusterSets = [] } = selectors[0] ?? {};
  const spec = { clusterSets, predicates: [predicate] };
  return selectorsOf(overlay, { spec })[0];
}

/**
 * Lets a placement choose these sites no more: their names leave the lists that name them, and are named as exceptions
 * where a set or a label chooses them.
 *
 * @internal
 */
export function excludeSites(
  edits: FileEdits,
  registration: Registration,
  sites: InventorySite[],
): Finding[] {
  byName(sites);
  let exceptions = false;
  const wanted = readPredicates(edits, registration.overlay).flatMap(
    predicate => {
      const selector = selectorOf(registration, predicate);
      const names = sites
        .filter(site => isSelected(site, selector))
        .map(({ name }) => name);
      if (names.length === 0) return [predicate];
      const listed = nameExpression(predicate, 'In');
      if (listed) {
        const rest = listed.values.filter(name => !names.includes(name));
        // Without a name left the predicate would choose everything.
        return rest.length === 0 ? [] : [withNames(predicate, 'In', rest)];
      }
      exceptions = true;
      const { values = [] } = nameExpression(predicate, 'NotIn') ?? {};
      return [
        withNames(predicate, 'NotIn', [...new Set([...values, ...names])]),
      ];
    },
  );
  writePredicates(edits, registration.overlay, wanted);
  if (!exceptions) return [];
  return [
    {
      id: 'placement-exceptions',
      state: 'warn',
      title: 'The placement names these sites as exceptions',
      detail:
        'A cluster set or a label chooses them, so they are left out by name; a site that is renamed or joins later is not.',
    },
  ];
}

/**
 * Takes away the exceptions that keep a placement from choosing sites. Gives those sites that it still does not choose.
 *
 * @internal
 */
export function includeSites(
  edits: FileEdits,
  registration: Registration,
  sites: InventorySite[],
): InventorySite[] {
  const included = new Set<InventorySite>();
  const wanted = readPredicates(edits, registration.overlay).map(predicate => {
    const excluded = nameExpression(predicate, 'NotIn');
    if (!excluded) return predicate;
    const selector = selectorOf(
      registration,
      withNames(predicate, 'NotIn', []),
    );
    const back = sites.filter(
      site => excluded.values.includes(site.name) && isSelected(site, selector),
    );
    back.forEach(site => included.add(site));
    if (back.length === 0) return predicate;
    const names = back.map(({ name }) => name);
    return withNames(
      predicate,
      'NotIn',
      excluded.values.filter(name => !names.includes(name)),
    );
  });
  if (included.size > 0) writePredicates(edits, registration.overlay, wanted);
  return sites.filter(site => !included.has(site));
}
