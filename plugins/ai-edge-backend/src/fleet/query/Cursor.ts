import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { ParsedListQuery } from './parseListQuery';

const cursorSchema = z
  .object({
    /** `<field>:<direction>` that the page was sorted by. */
    order: z.string(),
    /** Hash of what was filtered by. */
    filter: z.string(),
    /** Sort value at the page's edge, absent when that row has none. */
    key: z.string().optional(),
    ref: z.string(),
    /** Which side of the edge the page is on. */
    side: z.enum(['after', 'before']),
  })
  .strict();

/** The edge of a page: everything that is needed to go on from there, on any replica. */
export type Cursor = z.infer<typeof cursorSchema>;

/** Short hash of the rows that a query chooses. */
export function filterHash(
  query: Pick<ParsedListQuery<string>, 'q' | 'filters'>,
): string {
  const filters = Object.entries(query.filters)
    .map(([name, values]) => [name, [...(values ?? [])].sort()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([query.q ?? '', filters]))
    .digest('base64url')
    .slice(0, 12);
}

/** The order of a query as cursors carry it. */
export function orderText({
  orderBy,
}: Pick<ParsedListQuery<string>, 'orderBy'>): string {
  return `${orderBy.field}:${orderBy.direction}`;
}

/** A cursor as it goes into a URL. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not of ours: refused by the schema below, in the same words as any other foreign cursor.
    return undefined;
  }
}

/** Reads a cursor of the same query. Throws an `InputError` for a broken one and for one of another query. */
export function decodeCursor(
  text: string,
  query: Pick<ParsedListQuery<string>, 'q' | 'filters' | 'orderBy'>,
): Cursor {
  const result = cursorSchema.safeParse(parse(text));
  if (!result.success) {
    throw new InputError('cursor: is not one that this list gave out');
  }
  const cursor = result.data;
  if (
    cursor.order !== orderText(query) ||
    cursor.filter !== filterHash(query)
  ) {
    throw new InputError(
      'cursor: belongs to another query, must be used with the same filters and order',
    );
  }
  return cursor;
}
