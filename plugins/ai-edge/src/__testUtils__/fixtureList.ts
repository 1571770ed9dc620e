import type {
  ListQuery,
  ListResponse,
  SourceStatus,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** How a fixture list reads its items: the values of each field, and the text that is searched. */
export interface FixtureFields<TItem> {
  values: Record<string, (item: TItem) => (string | undefined)[]>;
  /** Fields with an order of urgency instead of the alphabet. */
  ranks?: Record<string, readonly string[]>;
}

function matches<TItem>(
  item: TItem,
  query: ListQuery<string>,
  fields: FixtureFields<TItem>,
  except?: string,
): boolean {
  const values = (field: string) => fields.values[field]?.(item) ?? [];
  const text = Object.keys(fields.values).flatMap(values).join(' ');
  if (query.q && !text.includes(query.q)) return false;
  return Object.entries(query.filters ?? {}).every(
    ([field, wanted]) =>
      field === except ||
      !wanted?.length ||
      values(field).some(
        value => value !== undefined && wanted.includes(value),
      ),
  );
}

/** One page, filtered, sorted and cut as the backend does it. The cursor is the offset. */
export function fixtureList<TItem>(
  items: TItem[],
  query: ListQuery<string>,
  fields: FixtureFields<TItem>,
  state: { sources: SourceStatus[]; complete: boolean },
): ListResponse<TItem> {
  const { field, direction } = query.orderBy ?? {
    field: 'name',
    direction: 'asc',
  };
  const rank = fields.ranks?.[field];
  const sortKey = (item: TItem) => {
    const [value] = fields.values[field]?.(item) ?? [];
    if (value === undefined) return '\uffff';
    return rank ? String(rank.indexOf(value)) : value;
  };
  const found = items
    .filter(item => matches(item, query, fields))
    .sort(
      (a, b) =>
        sortKey(a).localeCompare(sortKey(b)) * (direction === 'asc' ? 1 : -1),
    );
  const offset = Number(query.cursor ?? 0);
  const limit = query.limit ?? 50;
  const next = offset + limit < found.length ? offset + limit : undefined;
  return {
    items: found.slice(offset, offset + limit),
    totalItems: found.length,
    pageInfo: {
      offset,
      nextCursor: next === undefined ? undefined : String(next),
      prevCursor: offset > 0 ? String(Math.max(0, offset - limit)) : undefined,
    },
    asOf: new Date().toISOString(),
    ...state,
  };
}

/** Facets, each counted without its own filter. */
export function fixtureSummary<TItem>(
  items: TItem[],
  query: ListQuery<string>,
  fields: FixtureFields<TItem>,
): Summary {
  const facets: Summary['facets'] = {};
  for (const [field, read] of Object.entries(fields.values)) {
    const counts = new Map<string, number>();
    for (const item of items) {
      if (!matches(item, query, fields, field)) continue;
      for (const value of read(item)) {
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    facets[field] = [...counts].map(([value, count]) => ({ value, count }));
  }
  return {
    totalItems: items.filter(item => matches(item, query, fields)).length,
    facets,
    asOf: new Date().toISOString(),
    complete: true,
  };
}
