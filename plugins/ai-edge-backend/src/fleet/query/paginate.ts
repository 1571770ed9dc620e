import type { PageInfo } from '@ai-edge/backstage-plugin-ai-edge-common';
import { compareSorted, type SortedPlace } from './compareSorted';
import {
  decodeCursor,
  encodeCursor,
  filterHash,
  orderText,
  type Cursor,
} from './Cursor';
import type { ParsedListQuery } from './parseListQuery';

/** One page of a query's rows. */
export interface Page<TItem> {
  items: TItem[];
  totalItems: number;
  pageInfo: PageInfo;
}

/** The rows that a query chooses, as it sorts them. */
export interface SortedRows<TRow> {
  readonly length: number;
  row(index: number): TRow;
  place(index: number): SortedPlace;
}

type AnyQuery = Pick<
  ParsedListQuery<string>,
  'q' | 'filters' | 'orderBy' | 'limit' | 'cursor'
>;

/** How many rows pass; they are the first ones. */
function firstThat(length: number, passes: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function start(
  rows: SortedRows<unknown>,
  query: AnyQuery,
  cursor: Cursor | undefined,
): number {
  if (!cursor) return 0;
  const { direction } = query.orderBy;
  const compare = (index: number) =>
    compareSorted(rows.place(index), cursor, direction);
  // Rows move and go between two pages: the edge is a place in the order, not a row that must still be there.
  return cursor.side === 'after'
    ? firstThat(rows.length, index => compare(index) <= 0)
    : Math.max(
        0,
        firstThat(rows.length, index => compare(index) < 0) - query.limit,
      );
}

/** Cuts the page that the query asks for out of its rows. */
export function paginate<TRow>(
  rows: SortedRows<TRow>,
  query: AnyQuery,
): Page<TRow> {
  const cursor =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const offset = start(rows, query, cursor);
  const end = Math.min(offset + query.limit, rows.length);
  const edge = (index: number, side: Cursor['side']) =>
    encodeCursor({
      order: orderText(query),
      filter: filterHash(query),
      ...rows.place(index),
      side,
    });
  const nextCursor =
    end < rows.length && end > 0 ? edge(end - 1, 'after') : undefined;
  const prevCursor =
    offset > 0 && offset < rows.length ? edge(offset, 'before') : undefined;
  return {
    items: Array.from({ length: end - offset }, (_, index) =>
      rows.row(offset + index),
    ),
    totalItems: rows.length,
    pageInfo: {
      offset,
      ...(nextCursor !== undefined && { nextCursor }),
      ...(prevCursor !== undefined && { prevCursor }),
    },
  };
}
