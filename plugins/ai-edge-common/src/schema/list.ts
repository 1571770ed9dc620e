import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { sourceStatusSchema, type SourceStatus } from './source';

/** Most rows of one page. @public */
export const MAX_PAGE_SIZE = 500;

/** Rows of a page when nobody says. @public */
export const DEFAULT_PAGE_SIZE = 50;

/**
 * Schema of where a page is in its list.
 *
 * @public
 */
export const pageInfoSchema = z.object({
  nextCursor: z.string().optional(),
  prevCursor: z.string().optional(),
  /** Zero-based position of the page's first row. */
  offset: z.number(),
});

/**
 * Value of {@link pageInfoSchema}.
 *
 * @public
 */
export type PageInfo = z.infer<typeof pageInfoSchema>;

/**
 * The answer of every list. `complete` is false while a configured source has not yet been read to its end.
 *
 * @public
 */
export interface ListResponse<TItem> {
  items: TItem[];
  totalItems: number;
  pageInfo: PageInfo;
  /** Since when no source has said otherwise; absent while none has ever answered. */
  asOf?: string;
  complete: boolean;
  sources: SourceStatus[];
}

/**
 * Schema of a {@link ListResponse} of these items.
 *
 * @public
 */
export function listResponseSchema<T extends z.ZodTypeAny>(item: T) {
  return z.object({
    items: z.array(item),
    totalItems: z.number(),
    pageInfo: pageInfoSchema,
    asOf: instantSchema.optional(),
    complete: z.boolean(),
    sources: z.array(sourceStatusSchema),
  });
}

/**
 * Counts of one list by field and value, each counted without its own filter.
 *
 * @public
 */
export const summarySchema = z.object({
  totalItems: z.number(),
  facets: z.record(z.array(z.object({ value: z.string(), count: z.number() }))),
  asOf: instantSchema.optional(),
  complete: z.boolean(),
});

/**
 * Value of {@link summarySchema}.
 *
 * @public
 */
export type Summary = z.infer<typeof summarySchema>;
