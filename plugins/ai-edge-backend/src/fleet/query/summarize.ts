import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Column } from './Column';
import type { ListIndex } from './ListIndex';
import type { ParsedListQuery } from './parseListQuery';

/** Counts by value, the most frequent first. */
export function countValues(column: Column, rows: Int32Array) {
  const values: { value: string; count: number }[] = [];
  column.count(rows).forEach((count, id) => {
    const value = column.dictionary.text(id);
    if (count > 0 && value !== undefined) values.push({ value, count });
  });
  return values.sort(
    (one, other) =>
      other.count - one.count || (one.value < other.value ? -1 : 1),
  );
}

/** Counts of a query by field and value, each field without its own filter. */
export function summarize<TItem, TField extends string>(
  index: ListIndex<TItem, any, TField>,
  query: Pick<ParsedListQuery<TField>, 'q' | 'filters'>,
  allowed: (row: number) => boolean,
  /** Rows whose values of a field may be shown; all that are counted when there is none. */
  shown: (field: TField) => ((row: number) => boolean) | undefined = () =>
    undefined,
): Pick<Summary, 'totalItems' | 'facets'> {
  const { text, fields } = index.tests(query);
  const found: number[] = [];
  /** Rows that only the filter of one field leaves out. */
  const without = new Map<TField, number[]>(
    fields.map(({ name }) => [name, []]),
  );
  for (const row of index.rows()) {
    let failed: TField | undefined;
    let failures = 0;
    for (const { name, test } of fields) {
      if (!test(row)) {
        failed = name;
        failures += 1;
      }
    }
    if (failures < 2 && text.every(test => test(row)) && allowed(row)) {
      if (failed === undefined) found.push(row);
      else without.get(failed)?.push(row);
    }
  }
  const matching = Int32Array.from(found);
  const facets = (Object.keys(index.type.fields) as TField[])
    .filter(name => index.type.fields[name].facet)
    .map(name => {
      const others = without.get(name) ?? [];
      const rows =
        others.length > 0 ? Int32Array.from(found.concat(others)) : matching;
      const test = shown(name);
      const counted = test ? rows.filter(test) : rows;
      return [name, countValues(index.column(name), counted)] as const;
    });
  return { totalItems: matching.length, facets: Object.fromEntries(facets) };
}
