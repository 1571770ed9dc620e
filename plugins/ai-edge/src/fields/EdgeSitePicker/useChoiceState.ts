import { useMemo, useState } from 'react';
import type { UrlState, UrlStateActions } from '../../hooks/useUrlState';
import type { SiteQuery } from './selectionFilter';

const SORT = { field: 'name', direction: 'asc' } as const;

/** Paging of a table inside a form: the address belongs to the form's page, so the cursor lives here. */
export function useChoiceState(
  query: SiteQuery,
  pageSizes: readonly number[],
): [UrlState, Pick<UrlStateActions, 'setCursor' | 'setLimit'>] {
  const key = JSON.stringify(query);
  const [page, setPage] = useState<{
    key: string;
    cursor?: string;
    limit: number;
  }>({ key, limit: pageSizes[0] });

  const { q, filters } = query;
  const cursor = page.key === key ? page.cursor : undefined;
  const state = useMemo<UrlState>(
    () => ({ q, filters, sort: SORT, cursor, limit: page.limit }),
    [q, filters, cursor, page.limit],
  );
  return [
    state,
    {
      setCursor: next => setPage({ ...page, key, cursor: next }),
      setLimit: limit => setPage({ key, limit }),
    },
  ];
}
