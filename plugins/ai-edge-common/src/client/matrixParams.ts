import type { ModelMatrixQuery, SiteGroupQuery } from '../schema';
import { listParams } from './listParams';

/**
 * The query string of how sites are grouped.
 *
 * @public
 */
export function groupParams(query: SiteGroupQuery = {}): URLSearchParams {
  const params = new URLSearchParams();
  if (query.groupBy) params.set('groupBy', query.groupBy);
  if (query.groups !== undefined) params.set('groups', String(query.groups));
  return params;
}

/**
 * The query string of the matrix. An empty `expand` is a group of its own: the one without a value.
 *
 * @public
 */
export function matrixParams(query: ModelMatrixQuery = {}): URLSearchParams {
  const { groupBy, groups, expand, ...list } = query;
  const params = listParams(list);
  groupParams({ groupBy, groups }).forEach((value, name) =>
    params.set(name, value),
  );
  if (expand !== undefined) params.set('expand', expand);
  return params;
}
