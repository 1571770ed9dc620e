// A key is at most a DNS subdomain, a slash and a name.
const LABEL = /^[A-Za-z0-9./_-]{1,317}=(.*)$/s;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

/** How a list filters and sorts by one name. */
export interface ListField<TItem> {
  /** Every value that a filter may match; none when not known. */
  values(item: TItem): readonly string[];
  /** Shown in summaries. Names with a value a row are not. */
  facet: boolean;
  /** Says what is wrong with a filter value, if anything; without it any short text is right. */
  check?(value: string): string | undefined;
  /** What rows are sorted by when it is not the first value itself: another text for each value. */
  rank?(value: string): string;
}

/** One kind of thing that lists are made of. */
export interface ListType<TItem, TField extends string> {
  fields: Record<TField, ListField<TItem>>;
  /** What is counted or searched by, though nobody filters or sorts by it. */
  marks?: Record<string, Pick<ListField<TItem>, 'values' | 'rank'>>;
  ref(item: TItem): string;
  /** Fields and marks in whose values free text is searched. */
  searched: readonly string[];
  defaultOrder: TField;
}

/** A field of one value, or none. */
export function single<TItem>(
  pick: (item: TItem) => string | undefined,
  facet = true,
): ListField<TItem> {
  return {
    values: item => {
      const value = pick(item);
      return value === undefined ? [] : [value];
    },
    facet,
  };
}

/** A field or mark by its name. */
export function fieldOf<TItem>(
  type: ListType<TItem, string>,
  name: string,
): Pick<ListField<TItem>, 'values' | 'rank'> {
  const field = type.marks?.[name] ?? type.fields[name];
  if (!field) throw new Error(`The list has no field ${name}`);
  return field;
}

function oneOf(
  values: readonly string[],
): (value: string) => string | undefined {
  return value =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;
}

/** A field of a few known values. */
export function closed<TItem, TValue extends string>(
  pick: (item: TItem) => TValue | undefined,
  values: readonly TValue[],
): ListField<TItem> {
  return { ...single(pick), check: oneOf(values) };
}

/** A field of a few known values that are sorted by urgency, not by spelling. */
export function ranked<TItem, TValue extends string>(
  pick: (item: TItem) => TValue | undefined,
  order: readonly TValue[],
): ListField<TItem> {
  return {
    ...closed(pick, order),
    rank: value => {
      const place = order.findIndex(known => known === value);
      // One that nobody has ranked comes after those, by itself.
      return place < 0 ? value : String(place).padStart(2, '0');
    },
  };
}

/** Labels, filtered as `<key>=<value>`. */
export function labelField<TItem>(
  pick: (item: TItem) => Record<string, string>,
): ListField<TItem> {
  return {
    values: item =>
      Object.entries(pick(item))
        .map(([key, value]) => `${key}=${value}`)
        .sort(),
    facet: false,
    check: text => {
      const [, value] = LABEL.exec(text) ?? [];
      if (value === undefined) return 'must have the form <key>=<value>';
      return LABEL_VALUE.test(value)
        ? undefined
        : 'must have the form <key>=<value> with a value of at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
    },
  };
}
