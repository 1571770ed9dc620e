import type { ListType } from './ListField';

/** An item with what it is sorted by. */
export interface SortedItem<TItem> {
  item: TItem;
  ref: string;
  key?: string;
}

type Direction = 'asc' | 'desc';

/** Compares by key, absent ones last both ways, then by ref. */
export function compareSorted(
  one: { key?: string; ref: string },
  other: { key?: string; ref: string },
  direction: Direction,
): number {
  if (one.key !== other.key) {
    if (one.key === undefined) return 1;
    if (other.key === undefined) return -1;
    const order = one.key < other.key ? -1 : 1;
    return direction === 'asc' ? order : -order;
  }
  if (one.ref === other.ref) return 0;
  return one.ref < other.ref ? -1 : 1;
}

/**
 * The whole index in each order that was asked for, kept until the revision moves. Sorting again starts from the
 * order before, which is nearly right and so is cheap.
 */
export class SortedView<TItem, TField extends string> {
  readonly #type: ListType<TItem, TField>;
  readonly #source: { readonly revision: number; items(): Iterable<TItem> };
  readonly #orders = new Map<
    string,
    { revision: number; sorted: SortedItem<TItem>[] }
  >();
  #items?: { revision: number; byRef: Map<string, TItem> };

  constructor(
    type: ListType<TItem, TField>,
    source: { readonly revision: number; items(): Iterable<TItem> },
  ) {
    this.#type = type;
    this.#source = source;
  }

  items(): Iterable<TItem> {
    return this.#byRef().values();
  }

  sorted(field: TField, direction: Direction): SortedItem<TItem>[] {
    const { revision } = this.#source;
    const name = `${field}:${direction}`;
    const known = this.#orders.get(name);
    if (known?.revision === revision) return known.sorted;
    const byRef = new Map(this.#byRef());
    const { values, sortKey = (item: TItem) => values(item)[0] } =
      this.#type.fields[field];
    const sorted: SortedItem<TItem>[] = [];
    const add = (ref: string, item: TItem) =>
      sorted.push({ ref, item, key: sortKey(item) });
    for (const { ref } of known?.sorted ?? []) {
      const item = byRef.get(ref);
      if (item !== undefined) {
        add(ref, item);
        byRef.delete(ref);
      }
    }
    byRef.forEach((item, ref) => add(ref, item));
    sorted.sort((one, other) => compareSorted(one, other, direction));
    this.#orders.set(name, { revision, sorted });
    return sorted;
  }

  #byRef(): Map<string, TItem> {
    const { revision } = this.#source;
    if (this.#items?.revision !== revision) {
      const byRef = new Map<string, TItem>();
      for (const item of this.#source.items()) {
        byRef.set(this.#type.ref(item), item);
      }
      this.#items = { revision, byRef };
    }
    return this.#items.byRef;
  }
}
