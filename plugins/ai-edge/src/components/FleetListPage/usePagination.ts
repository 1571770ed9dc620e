import type { ListResponse } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TablePaginationType } from '@backstage/ui';
import type { UrlState, UrlStateActions } from '../../hooks/useUrlState';
import { useAiEdgeTranslation } from '../../translation';

/** Paging by the server's cursors, with its offset for the words. */
export function usePagination(
  response: ListResponse<unknown> | undefined,
  state: Pick<UrlState, 'limit'>,
  actions: Pick<UrlStateActions, 'setCursor' | 'setLimit'>,
  pageSizes: readonly number[],
): TablePaginationType {
  const t = useAiEdgeTranslation();
  if (!response) return { type: 'none' };
  const { offset, nextCursor, prevCursor } = response.pageInfo;
  return {
    type: 'page',
    pageSize: state.limit,
    pageSizeOptions: pageSizes.map(value => ({
      value,
      label: t('list.pageSize', { n: value }),
    })),
    offset,
    totalCount: response.totalItems,
    hasNextPage: nextCursor !== undefined,
    hasPreviousPage: prevCursor !== undefined || offset > 0,
    onNextPage: () => actions.setCursor(nextCursor),
    // Without a cursor for it the page before is the first one.
    onPreviousPage: () => actions.setCursor(prevCursor),
    onPageSizeChange: actions.setLimit,
    getLabel: ({ pageSize }) =>
      t('list.range', {
        from: Math.min(offset + 1, response.totalItems),
        to: Math.min(offset + pageSize, response.totalItems),
        total: response.totalItems,
      }),
  };
}
