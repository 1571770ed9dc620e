import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ListType } from './ListField';
import { createMatcher } from './matcher';
import type { ParsedListQuery } from './parseListQuery';

type Counts = Map<string, number>;

function count(counts: Counts, values: readonly string[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function sorted(counts: Counts) {
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort(
      (one, other) =>
        other.count - one.count || (one.value < other.value ? -1 : 1),
    );
}

/** Counts of a query by field and value, each field without its own filter, in one pass over the items. */
export function summarize<TItem, TField extends string>(
  items: Iterable<TItem>,
  query: Pick<ParsedListQuery<TField>, 'q' | 'filters'>,
  type: ListType<TItem, TField>,
): Pick<Summary, 'totalItems' | 'facets'> {
  const { text, fields } = createMatcher(query, type);
  const names = (Object.keys(type.fields) as TField[]).filter(
    name => type.fields[name].facet,
  );
  const facets = new Map<TField, Counts>(names.map(name => [name, new Map()]));
  let totalItems = 0;
  for (const item of items) {
    if (!text(item)) continue;
    const failed = fields.filter(({ test }) => !test(item));
    if (failed.length === 0) {
      totalItems += 1;
      for (const [name, counts] of facets) {
        count(counts, type.fields[name].values(item));
      }
    } else if (failed.length === 1) {
      const counts = facets.get(failed[0].name);
      if (counts) count(counts, type.fields[failed[0].name].values(item));
    }
  }
  return {
    totalItems,
    facets: Object.fromEntries(
      [...facets].map(([name, counts]) => [name, sorted(counts)]),
    ),
  };
}
