import { InputError } from '@backstage/errors';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  type ListQuery,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ListType } from './ListField';

/** A list's parameters with what they default to. */
export interface ParsedListQuery<TField extends string>
  extends ListQuery<TField> {
  limit: number;
  orderBy: { field: TField; direction: 'asc' | 'desc' };
  filters: Partial<Record<TField, string[]>>;
}

const MAX_TEXT = 253;

type RawQuery = Record<string, unknown>;

function strings(name: string, value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  if (!values.every(text => typeof text === 'string')) {
    throw new InputError(`${name}: must be a string`);
  }
  return values;
}

function one(raw: RawQuery, name: string): string | undefined {
  if (raw[name] === undefined) return undefined;
  const values = strings(name, raw[name]);
  if (values.length !== 1) {
    throw new InputError(`${name}: must be given once`);
  }
  return values[0];
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PAGE_SIZE;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (!(limit >= 1 && limit <= MAX_PAGE_SIZE)) {
    throw new InputError(
      `limit: must be a whole number from 1 to ${MAX_PAGE_SIZE}`,
    );
  }
  return limit;
}

function parseOrder<TField extends string>(
  text: string | undefined,
  names: TField[],
  fallback: TField,
): ParsedListQuery<TField>['orderBy'] {
  if (text === undefined) return { field: fallback, direction: 'asc' };
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

function parseFields(
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

/** No name or value of the fleet is longer, or has what no line of text has. */
function checkText(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'must have no control characters';
  return text.length > MAX_TEXT
    ? `must be at most ${MAX_TEXT} characters long`
    : undefined;
}

/** Filters of a list, checked. Throws an `InputError` for a name that is none, or a value that none has. */
export function parseFilters<TField extends string>(
  raw: RawQuery,
  type: Pick<ListType<any, TField>, 'fields'>,
): Partial<Record<TField, string[]>> {
  const filters: Partial<Record<TField, string[]>> = {};
  const names = Object.keys(type.fields) as TField[];
  for (const [name, value] of Object.entries(raw)) {
    const field = names.find(known => known === name);
    if (field === undefined) {
      throw new InputError(
        `${name}: is not a parameter, must be of ${names.join(', ')}`,
      );
    }
    const values = strings(name, value);
    for (const text of values) {
      const wrong = (type.fields[field].check ?? checkText)(text);
      if (wrong) throw new InputError(`${name}: ${wrong}`);
    }
    filters[field] = values;
  }
  return filters;
}

/** Reads the query string of a list. Unknown names are an `InputError`. */
export function parseListQuery<TField extends string>(
  raw: RawQuery,
  type: ListType<any, TField>,
  itemFields: readonly string[],
): ParsedListQuery<TField> {
  const { limit, cursor, orderBy, q, fields, ...rest } = raw;
  return {
    limit: parseLimit(one({ limit }, 'limit')),
    cursor: one({ cursor }, 'cursor'),
    orderBy: parseOrder(
      one({ orderBy }, 'orderBy'),
      Object.keys(type.fields) as TField[],
      type.defaultOrder,
    ),
    q: parseSearch(one({ q }, 'q')),
    fields: parseFields({ fields }, itemFields),
    filters: parseFilters(rest, type),
  };
}
