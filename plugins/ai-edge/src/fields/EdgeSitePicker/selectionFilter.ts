import type { SiteSelection } from '@ai-edge/backstage-plugin-ai-edge-common';

/** What a query over sites is made of, as the search box and the facets hold it. */
export interface SiteQuery {
  q: string;
  filters: Record<string, string[]>;
}

/** Reads the query out of a selection. */
export function queryOf(selection: SiteSelection | undefined): SiteQuery {
  const { q, ...rest } = selection?.filter ?? {};
  const filters: SiteQuery['filters'] = {};
  for (const [field, value] of Object.entries(rest)) {
    filters[field] = [value].flat();
  }
  return { q: [q ?? ''].flat().join(' '), filters };
}

/** The selection that a query means. A query that asks for nothing selects nothing, never everything. */
export function selectionOf({
  q,
  filters,
}: SiteQuery): SiteSelection | undefined {
  const filter: NonNullable<SiteSelection['filter']> = {};
  if (q) filter.q = q;
  for (const [field, values] of Object.entries(filters)) {
    if (values.length > 0) {
      filter[field] = values.length === 1 ? values[0] : values;
    }
  }
  return Object.keys(filter).length > 0 ? { filter } : undefined;
}
