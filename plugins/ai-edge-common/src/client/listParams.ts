import type { ListQuery } from '../schema';

/**
 * The query string of a list, in the form the backend reads: repeated names for several values,
 * `orderBy=<field>:<asc|desc>`, `fields` comma-separated.
 *
 * @public
 */
export function listParams<TField extends string>(
  query: ListQuery<TField> = {},
): URLSearchParams {
  const params = new URLSearchParams();
  if (query.limit !== undefined) params.set('limit', String(query.limit));
  if (query.cursor) params.set('cursor', query.cursor);
  if (query.orderBy) {
    params.set('orderBy', `${query.orderBy.field}:${query.orderBy.direction}`);
  }
  if (query.q) params.set('q', query.q);
  if (query.fields?.length) params.set('fields', query.fields.join(','));
  for (const [name, values] of Object.entries<string[] | undefined>(
    query.filters ?? {},
  )) {
    for (const value of values ?? []) params.append(name, value);
  }
  return params;
}
