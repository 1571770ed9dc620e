import type { PageInfo } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  decodeCursor,
  encodeCursor,
  filterHash,
  orderText,
  type Cursor,
} from './Cursor';
import type { ParsedListQuery } from './parseListQuery';
import { compareSorted, type SortedItem } from './SortedView';

/** One page of a query's rows. */
export interface Page<TItem> {
  items: TItem[];
  totalItems: number;
  pageInfo: PageInfo;
}

function start<TItem>(
  rows: SortedItem<TItem>[],
  query: ParsedListQuery<string>,
  cursor: Cursor | undefined,
): number {
  if (!cursor) return 0;
  const { direction } = query.orderBy;
  // Rows move and go between two pages: the edge is a place in the order, not a row that must still be there.
  const after = rows.findIndex(
    row => compareSorted(row, cursor, direction) > 0,
  );
  if (cursor.side === 'after') return after < 0 ? rows.length : after;
  const at = rows.findIndex(row => compareSorted(row, cursor, direction) >= 0);
  return Math.max(0, (at < 0 ? rows.length : at) - query.limit);
}

/** Cuts the page that the query asks for out of its rows, which are sorted. */
export function paginate<TItem>(
  rows: SortedItem<TItem>[],
  query: ParsedListQuery<string>,
): Page<TItem> {
  const cursor =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const offset = start(rows, query, cursor);
  const page = rows.slice(offset, offset + query.limit);
  const end = offset + page.length;
  const edge = (row: SortedItem<TItem> | undefined, side: Cursor['side']) =>
    row &&
    encodeCursor({
      order: orderText(query),
      filter: filterHash(query),
      key: row.key,
      ref: row.ref,
      side,
    });
  const nextCursor =
    end < rows.length ? edge(page[page.length - 1], 'after') : undefined;
  const prevCursor = offset > 0 ? edge(rows[offset], 'before') : undefined;
  return {
    items: page.map(({ item }) => item),
    totalItems: rows.length,
    pageInfo: {
      offset,
      ...(nextCursor !== undefined && { nextCursor }),
      ...(prevCursor !== undefined && { prevCursor }),
    },
  };
}
