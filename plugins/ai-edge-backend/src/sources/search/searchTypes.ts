import { z } from 'zod/v3';

/** What is read of a row; a row has more. Which of it there is depends on the kind. */
const PROPERTIES = [
  '_uid',
  '_ownerUID',
  'cluster',
  'kind',
  'namespace',
  'name',
  'label',
  'desired',
  'ready',
  'available',
  // Only where collectors report printer columns and conditions.
  'Ready',
  'URL',
  'condition',
] as const;

/** A resource of the index. Every value is a string. */
export type SearchItem = {
  [property in (typeof PROPERTIES)[number]]?: string;
};

/** Takes what is read of a row, and of that what is a string: so the API says of all values. */
export function toSearchItem(row: Record<string, unknown>): SearchItem {
  const item: SearchItem = {};
  for (const property of PROPERTIES) {
    const value = row[property];
    if (typeof value === 'string') item[property] = value;
  }
  return item;
}

/** The part of the API's `SearchInput` that is used. */
export interface SearchInput {
  filters: { property: string; values: string[] }[];
  limit: number;
  offset?: number;
  orderBy?: string;
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `data` of a query for items. Pages are long: rows are only looked into where they are read. */
export const itemsSchema = z.object({
  search: z.tuple([
    z.object({ items: z.array(z.custom<Record<string, unknown>>(isRow)) }),
  ]),
});

/** `data` of the query that a round begins with. */
export const surveySchema = z.object({
  known: z.array(z.string()),
  collected: z.array(z.string()),
  messages: z
    .array(z.object({ id: z.string(), description: z.string().nullish() }))
    .nullish(),
});

/** `data` of a query for the properties that rows have. */
export const propertiesSchema = z.object({
  searchSchema: z.object({ allProperties: z.array(z.string()) }),
});
