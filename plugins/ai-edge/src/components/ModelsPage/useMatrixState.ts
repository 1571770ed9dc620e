import { siteGroupBySchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  useUrlState,
  type UrlState,
  type UrlStateActions,
} from '../../hooks/useUrlState';
import type { Grouping } from '../VersionMatrix';

const NO_FIELDS: string[] = [];
/** Models with most sites behind their newest version come first. */
const DEFAULT_SORT = { field: 'notOnLatest', direction: 'desc' } as const;
export const PAGE_SIZES = [40, 100];

/** Everything a person can ask of the matrix, as its address says it. */
export interface MatrixState extends UrlState {
  grouping: Grouping;
  view: 'bars' | 'table';
  /** One-based place of the first group that is a column. */
  firstGroup: number;
  cell?: string;
}

export interface MatrixActions extends UrlStateActions {
  setGroupBy(groupBy: string): void;
  setView(view: string): void;
  setFirstGroup(first: number): void;
  setCell(cell: string | undefined): void;
  /** The query string of a group whose sites are the columns, or of all groups again. */
  searchOf(expand: string | undefined): string;
}

/** The state of the matrix in the query string. */
export function useMatrixState(): [MatrixState, MatrixActions] {
  const [params, setParams] = useSearchParams();
  const newest = useRef(params);
  newest.current = params;
  const [list, listActions] = useUrlState({
    fields: NO_FIELDS,
    defaultSort: DEFAULT_SORT,
    pageSizes: PAGE_SIZES,
  });

  const state = useMemo<MatrixState>(() => {
    const group = siteGroupBySchema.safeParse(params.get('group') ?? '');
    const expand = params.get('in');
    return {
      ...list,
      grouping: {
        groupBy: group.success ? group.data : 'clusterSet',
        ...(expand !== null && { expand }),
      },
      view: params.get('view') === 'table' ? 'table' : 'bars',
      firstGroup: Number(params.get('gp') ?? 1),
      cell: params.get('cell') ?? undefined,
    };
  }, [list, params]);

  const change = useCallback(
    (edit: (next: URLSearchParams) => void, replace = false) => {
      const next = new URLSearchParams(newest.current);
      next.delete('cell');
      edit(next);
      newest.current = next;
      setParams(next, { replace });
    },
    [setParams],
  );

  const actions = useMemo<MatrixActions>(() => {
    const elsewhere = (next: URLSearchParams) =>
      ['in', 'gp', 'cell', 'cursor'].forEach(name => next.delete(name));
    return {
      ...listActions,
      setGroupBy: groupBy =>
        change(next => {
          elsewhere(next);
          next.set('group', groupBy);
        }),
      setView: view => change(next => next.set('view', view)),
      setFirstGroup: first => change(next => next.set('gp', String(first))),
      setCell: cell => change(next => cell && next.set('cell', cell), true),
      searchOf: expand => {
        const next = new URLSearchParams(params);
        elsewhere(next);
        if (expand !== undefined) next.set('in', expand);
        return `?${next}`;
      },
    };
  }, [listActions, change, params]);

  return [state, actions];
}
