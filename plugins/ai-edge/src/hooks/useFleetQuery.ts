import type {
  FleetKind,
  ListQuery,
  ListResponse,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useMemo } from 'react';
import { useFleetData, type FleetData } from './useFleetData';
import type { UrlState } from './useUrlState';

/** What one list needs of the API. */
export interface FleetList<TItem, TField extends string> {
  kinds: FleetKind[];
  list(
    query: ListQuery<TField>,
    options: { signal: AbortSignal },
  ): Promise<ListResponse<TItem>>;
  summary(
    query: ListQuery<TField>,
    options: { signal: AbortSignal },
  ): Promise<Summary>;
}

/** One page of a list with its facets. */
export interface FleetQuery<TItem> {
  page: FleetData<ListResponse<TItem>>;
  /** Facets and counts of the present filters. */
  facets: FleetData<Summary>;
  /** Counts without any filter; absent while not known. */
  overall?: Summary;
  isFiltered: boolean;
  /** Names the question: changes whenever another one is asked. */
  key: string;
}

/**
 * Reads one page, its facets and the unfiltered count, and keeps them fresh. Pages are the server's: sort, filter
 * and cursor travel with every request.
 */
export function useFleetQuery<TItem, TField extends string>(
  source: FleetList<TItem, TField>,
  state: UrlState,
): FleetQuery<TItem> {
  const isFiltered = Boolean(state.q) || Object.keys(state.filters).length > 0;
  const narrowed = useMemo<ListQuery<TField>>(
    () => ({
      q: state.q || undefined,
      filters: state.filters as ListQuery<TField>['filters'],
    }),
    [state.q, state.filters],
  );
  const query = useMemo<ListQuery<TField>>(
    () => ({
      ...narrowed,
      limit: state.limit,
      cursor: state.cursor,
      orderBy: state.sort,
    }),
    [narrowed, state.limit, state.cursor, state.sort],
  );
  const key = JSON.stringify(query);

  const page = useFleetData(
    key,
    signal => source.list(query, { signal }),
    source.kinds,
  );
  const facets = useFleetData(
    JSON.stringify(narrowed),
    signal => source.summary(narrowed, { signal }),
    source.kinds,
  );
  const all = useFleetData(
    String(isFiltered),
    async signal =>
      isFiltered ? await source.summary({}, { signal }) : undefined,
    source.kinds,
  );

  const unfiltered = isFiltered ? all : facets;

  return {
    page,
    facets,
    overall: unfiltered.isStale ? undefined : unfiltered.data,
    isFiltered,
    key,
  };
}
