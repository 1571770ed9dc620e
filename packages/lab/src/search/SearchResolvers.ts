import { relatedRows } from './relatedRows';
import type { SearchIndex } from './SearchIndex';
import { formatRow, formatValue, valueOf, type SearchRow } from './SearchRow';
import {
  limitOf,
  matchingRows,
  pageOf,
  type SearchAccess,
  type SearchInput,
} from './selectRows';

/** Properties that every schema names first, whether any row has them or not. */
const ALWAYS = ['cluster', 'kind', 'label', 'name', 'namespace', 'status'];

/** The queries of the API for one caller, as a GraphQL root value. */
export class SearchResolvers {
  readonly #index: SearchIndex;
  readonly #access: SearchAccess;

  static create(index: SearchIndex, access: SearchAccess): SearchResolvers {
    return new SearchResolvers(index, access);
  }

  private constructor(index: SearchIndex, access: SearchAccess) {
    this.#index = index;
    this.#access = access;
  }

  search({ input }: { input?: SearchInput[] }) {
    return (input ?? []).map(query => {
      let matching: SearchRow[] | undefined;
      const rows = () => (matching ??= this.#matching(query));
      return {
        count: () => rows().length,
        items: () => pageOf(rows(), query).map(formatRow),
        related: () => this.#related(pageOf(rows(), query), query),
      };
    });
  }

  searchComplete(options: {
    property: string;
    query?: SearchInput;
    limit?: number;
  }): string[] {
    const { property, query, limit } = options;
    const rows = this.#matching(query ?? {}, true);
    const values = new Set<string>();
    for (const row of rows) {
      const value = valueOf(row, property);
      if (value !== undefined) values.add(formatValue(value));
    }
    return summarized([...values].sort()).slice(0, limitOf(limit));
  }

  searchSchema({ query }: { query?: SearchInput }) {
    const properties = new Set(ALWAYS);
    for (const { data } of this.#matching(query ?? {}, true)) {
      for (const property of Object.keys(data)) {
        if (!property.startsWith('_')) properties.add(property);
      }
    }
    return { allProperties: [...properties] };
  }

  messages() {
    const all = this.#index.clusters();
    return all.every(name => this.#index.collects(name))
      ? []
      : [
          {
            id: 'S20',
            kind: 'information',
            description: 'Search is disabled on some of your managed clusters.',
          },
        ];
  }

  #matching(query: SearchInput, anything = false): SearchRow[] {
    // These two may be asked without a filter.
    const input =
      anything && !query.filters?.length && !query.keywords?.length
        ? { filters: [{ property: 'kind', values: ['*'] }] }
        : query;
    return matchingRows(this.#index, this.#access, input);
  }

  #related(rows: SearchRow[], { relatedKinds }: SearchInput) {
    const related = relatedRows(
      this.#index,
      this.#access,
      rows,
      relatedKinds ?? undefined,
    );
    return [...related].map(([kind, found]) => ({
      kind,
      count: found.length,
      items: found.map(formatRow),
    }));
  }
}

/** Of numbers only the range is told, of instants only that they are some. */
function summarized(values: string[]): string[] {
  if (values.length === 0) return values;
  if (values.every(value => /^[+-]?\d+$/.test(value))) {
    const numbers = [...values].sort((a, b) => Number(a) - Number(b));
    const ends = numbers.length > 1 ? [numbers[0], numbers.at(-1)!] : numbers;
    return ['isNumber', ...ends];
  }
  return values.every(value => /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value))
    ? ['isDate']
    : values;
}
