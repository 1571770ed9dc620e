import { InputError } from '@backstage/errors';
import type { ResourceType, KubeObject } from '../kube';
import { matchValue } from './matchValue';
import type { SearchIndex } from './SearchIndex';
import { formatValue, valueOf, type SearchRow } from './SearchRow';

/** One query of the API. */
export interface SearchInput {
  keywords?: string[];
  filters?: { property: string; values: string[] }[];
  limit?: number;
  offset?: number;
  orderBy?: string;
  relatedKinds?: string[];
}

/** What a caller may see. */
export interface SearchAccess {
  cluster(name: string): boolean;
  onHub(type: ResourceType, object: KubeObject): boolean;
}

/** `QUERY_LIMIT`. */
export const DEFAULT_LIMIT = 1000;

/** All rows that a query matches and the caller may see, in no order that could be relied upon. */
export function matchingRows(
  index: SearchIndex,
  access: SearchAccess,
  input: SearchInput,
): SearchRow[] {
  const keywords = input.keywords ?? [];
  // Filters without a value are left out.
  const filters = (input.filters ?? []).filter(({ values }) => values.length);
  if (keywords.length === 0 && !input.filters?.length) {
    throw new InputError('query input must contain a filter or keyword');
  }
  for (const { property, values } of filters) checkLabels(property, values);
  const on = (property: string, value: string) =>
    filters.every(
      filter =>
        filter.property !== property ||
        matchValue(property, value, filter.values),
    );
  const rows: SearchRow[] = [];
  const scope = {
    cluster: (name: string) => on('cluster', name) && access.cluster(name),
    type: (type: { group: string; kind: string }) =>
      on('kind', type.kind) && on('apigroup', type.group),
    onHub: access.onHub,
  };
  for (const row of index.rows(scope)) {
    const matches =
      filters.every(({ property, values }) =>
        matchValue(property, valueOf(row, property), values),
      ) && keywords.every(word => contains(row, word));
    if (matches) rows.push(row);
  }
  return rows;
}

/** The page of the rows that was asked for. `orderBy` compares text, numbers too. */
export function pageOf(rows: SearchRow[], input: SearchInput): SearchRow[] {
  const { offset = 0, orderBy } = input;
  const limit = limitOf(input.limit);
  const ordered = orderBy ? sorted(rows, orderBy) : rows;
  return ordered.slice(offset, offset + limit);
}

/** 0 and absent are the default, -1 is none. */
export function limitOf(limit: number | undefined): number {
  if (limit === -1) return Infinity;
  return limit && limit > 0 ? limit : DEFAULT_LIMIT;
}

function sorted(rows: SearchRow[], orderBy: string): SearchRow[] {
  const [, property, direction] =
    /^(\S+)(?:\s+(asc|desc))?$/i.exec(orderBy.trim()) ?? [];
  if (!property) {
    throw new InputError('orderBy must be "property asc" or "property desc"');
  }
  const sign = /^desc$/i.test(direction ?? '') ? -1 : 1;
  const keyed = rows.map(row => {
    const value = valueOf(row, property);
    return { row, key: value === undefined ? '\uffff' : formatValue(value) };
  });
  keyed.sort((one, other) => {
    if (one.key === other.key) return 0;
    return one.key < other.key ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}

function contains(row: SearchRow, keyword: string): boolean {
  const word = keyword.toLocaleLowerCase('en');
  return Object.values(row.data).some(value =>
    formatValue(value).toLocaleLowerCase('en').includes(word),
  );
}

function checkLabels(property: string, values: string[]): void {
  const exact = values.every(value => !value.includes('*'));
  if (
    property === 'label' &&
    exact &&
    values.some(value => value.split('=').length !== 2)
  ) {
    throw new InputError(
      'incorrect label format, label filters must have the format key=value',
    );
  }
}
