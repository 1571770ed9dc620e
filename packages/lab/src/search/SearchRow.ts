/** A property as the index keeps it. Answers carry strings only. */
export type SearchValue =
  | string
  | number
  | boolean
  | string[]
  | Record<string, string>;

/** One resource of the index. */
export interface SearchRow {
  /** `<cluster>/<uid>`. */
  uid: string;
  cluster: string;
  data: Record<string, SearchValue>;
}

/** A property of a row, the two that are columns of their own included. */
export function valueOf(
  row: SearchRow,
  property: string,
): SearchValue | undefined {
  switch (property) {
    case 'cluster':
      return row.cluster;
    case 'uid':
      return row.uid;
    default:
      return row.data[property];
  }
}

/** A value as answers write it: numbers cut to integers, arrays in lower case and sorted, maps as `k=v; k2=v2`. */
export function formatValue(value: SearchValue): string {
  if (Array.isArray(value)) {
    return value
      .map(item => item.toLocaleLowerCase('en'))
      .sort()
      .join('; ');
  }
  switch (typeof value) {
    case 'number':
      return String(Math.trunc(value));
    case 'object':
      return Object.keys(value)
        .sort()
        .map(key => `${key}=${value[key]}`)
        .join('; ');
    default:
      return String(value);
  }
}

/** A row as `items` answers it. */
export function formatRow(row: SearchRow): Record<string, string> {
  const item: Record<string, string> = {};
  for (const [property, value] of Object.entries(row.data)) {
    item[property] = formatValue(value);
  }
  return { ...item, _uid: row.uid, cluster: row.cluster };
}
