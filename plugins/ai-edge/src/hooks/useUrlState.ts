import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** How a list is ordered. */
export interface Sort {
  field: string;
  direction: 'asc' | 'desc';
}

/** Everything a person can ask of a list, as its address says it. */
export interface UrlState {
  q: string;
  filters: Record<string, string[]>;
  sort: Sort;
  cursor?: string;
  limit: number;
  /** Ids of the columns that were chosen; absent: the default ones. */
  columns?: string[];
}

export interface UrlStateActions {
  /** Typing does not fill the history. */
  setSearch(q: string): void;
  setFilter(field: string, values: string[]): void;
  clear(): void;
  setSort(sort: Sort): void;
  setCursor(cursor: string | undefined): void;
  setLimit(limit: number): void;
  setColumns(columns: string[] | undefined): void;
}

export interface UrlStateOptions {
  fields: readonly string[];
  defaultSort: Sort;
  pageSizes: readonly number[];
}

function readSort(value: string | null): Sort | undefined {
  const [, field, direction] = /^(\w+):(asc|desc)$/.exec(value ?? '') ?? [];
  return field
    ? { field, direction: direction as Sort['direction'] }
    : undefined;
}

/**
 * The state of a list in the query string, so that Back undoes the last filter and an address can be sent to
 * somebody. Every change but paging starts at the first page again.
 */
export function useUrlState(
  options: UrlStateOptions,
): [UrlState, UrlStateActions] {
  const [params, setParams] = useSearchParams();
  const newest = useRef(params);
  newest.current = params;
  const { fields, defaultSort, pageSizes } = options;

  const state = useMemo<UrlState>(() => {
    const filters: Record<string, string[]> = {};
    for (const field of fields) {
      const values = params.getAll(field);
      if (values.length) filters[field] = values;
    }
    const limit = Number(params.get('limit'));
    return {
      q: params.get('q') ?? '',
      filters,
      sort: readSort(params.get('orderBy')) ?? defaultSort,
      cursor: params.get('cursor') ?? undefined,
      limit: pageSizes.includes(limit) ? limit : pageSizes[0],
      columns: params.get('cols')?.split(',').filter(Boolean),
    };
  }, [params, fields, defaultSort, pageSizes]);

  const change = useCallback(
    (edit: (next: URLSearchParams) => void, replace = false) => {
      const next = new URLSearchParams(newest.current);
      next.delete('cursor');
      edit(next);
      newest.current = next;
      setParams(next, { replace });
    },
    [setParams],
  );

  const actions = useMemo<UrlStateActions>(
    () => ({
      setSearch: q =>
        change(next => (q ? next.set('q', q) : next.delete('q')), true),
      setFilter: (field, values) =>
        change(next => {
          next.delete(field);
          values.forEach(value => next.append(field, value));
        }),
      clear: () =>
        change(next => ['q', ...fields].forEach(name => next.delete(name))),
      setSort: sort =>
        change(next => next.set('orderBy', `${sort.field}:${sort.direction}`)),
      setCursor: cursor =>
        change(next => {
          if (cursor) next.set('cursor', cursor);
        }),
      setLimit: limit => change(next => next.set('limit', String(limit))),
      setColumns: columns =>
        change(
          next =>
            columns ? next.set('cols', columns.join()) : next.delete('cols'),
          true,
        ),
    }),
    [change, fields],
  );

  return [state, actions];
}
