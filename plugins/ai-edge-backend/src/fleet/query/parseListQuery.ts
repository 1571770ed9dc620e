import { InputError } from '@backstage/errors';
import type { ListQuery } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ListType } from './ListField';
import {
  one,
  parseFields,
  parseLimit,
  parseOrder,
  parseSearch,
  strings,
  type RawQuery,
} from './parseParams';

/** A list's parameters with what they default to. */
export interface ParsedListQuery<
  TField extends string,
  TOrder extends string = TField,
> extends ListQuery<TField> {
  limit: number;
  orderBy: { field: TOrder; direction: 'asc' | 'desc' };
  filters: Partial<Record<TField, string[]>>;
}

const MAX_TEXT = 253;

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
    limit: parseLimit({ limit }),
    cursor: one({ cursor }, 'cursor'),
    orderBy: parseOrder({ orderBy }, Object.keys(type.fields) as TField[], {
      field: type.defaultOrder,
      direction: 'asc',
    }),
    q: parseSearch(one({ q }, 'q')),
    fields: parseFields({ fields }, itemFields),
    filters: parseFilters(rest, type),
  };
}
