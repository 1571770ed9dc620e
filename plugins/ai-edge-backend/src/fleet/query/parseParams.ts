import { InputError } from '@backstage/errors';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** A query string by name. */
export type RawQuery = Record<string, unknown>;

/** The values of a parameter. Throws an `InputError` for anything but texts. */
export function strings(name: string, value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  if (!values.every(text => typeof text === 'string')) {
    throw new InputError(`${name}: must be a string`);
  }
  return values;
}

/** The value of a parameter that is given at most once. */
export function one(raw: RawQuery, name: string): string | undefined {
  if (raw[name] === undefined) return undefined;
  const values = strings(name, raw[name]);
  if (values.length !== 1) {
    throw new InputError(`${name}: must be given once`);
  }
  return values[0];
}

/** A number of things to answer. */
export function parseSize(
  name: string,
  text: string | undefined,
  size: { fallback: number; most: number },
): number {
  if (text === undefined) return size.fallback;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (!(number >= 1 && number <= size.most)) {
    throw new InputError(
      `${name}: must be a whole number from 1 to ${size.most}`,
    );
  }
  return number;
}

/** Rows of a page. */
export function parseLimit(
  raw: RawQuery,
  size = { fallback: DEFAULT_PAGE_SIZE, most: MAX_PAGE_SIZE },
): number {
  return parseSize('limit', one(raw, 'limit'), size);
}

/** What a list is sorted by: `<field>:<asc|desc>`. */
export function parseOrder<TField extends string>(
  raw: RawQuery,
  names: readonly TField[],
  fallback: { field: TField; direction: 'asc' | 'desc' },
): { field: TField; direction: 'asc' | 'desc' } {
  const text = one(raw, 'orderBy');
  if (text === undefined) return fallback;
  const [name, direction = 'asc', ...rest] = text.split(':');
  const field = names.find(known => known === name);
  if (
    field === undefined ||
    rest.length > 0 ||
    (direction !== 'asc' && direction !== 'desc')
  ) {
    throw new InputError(
      `orderBy: must have the form <field>:<asc|desc> with a field of ${names.join(
        ', ',
      )}`,
    );
  }
  return { field, direction };
}

/** Top-level names of the items to answer. */
export function parseFields(
  raw: RawQuery,
  itemFields: readonly string[],
): string[] | undefined {
  const text = one(raw, 'fields');
  if (text === undefined) return undefined;
  const fields = text.split(',').map(name => name.trim());
  for (const name of fields) {
    if (!itemFields.includes(name)) {
      throw new InputError(
        `fields: has no "${name}", must be of ${itemFields.join(', ')}`,
      );
    }
  }
  return fields;
}

/** Free text without what surrounds it; `undefined` when nothing is left. Throws an `InputError` for a long one. */
export function parseSearch(q: string | undefined): string | undefined {
  const text = q?.trim();
  if (text !== undefined && text.length > 200) {
    throw new InputError('q: must be at most 200 characters long');
  }
  return text || undefined;
}
