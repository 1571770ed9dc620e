import { Column } from './Column';
import type { ListField, ListType } from './ListField';
import { searchWords } from './matcher';
import type { ParsedListQuery } from './parseListQuery';
import { mergeSorted } from './mergeSorted';
import { Verdicts } from './Verdicts';

type Direction = 'asc' | 'desc';
type Test = (row: number) => boolean;

const nothing: Test = () => false;

interface Order {
  rows: Int32Array;
  from: Int32Array;
  version: number;
}

/**
 * The rows of a list by column: fields as small numbers, so that any filter, count and order is a walk over arrays of
 * integers. It holds no items; those stay in the fleet alone. A row is a number that is given out again after it was
 * removed.
 */
export class ListIndex<TItem, THandle, TField extends string> {
  readonly type: ListType<TItem, TField>;
  readonly #read: (handle: THandle) => TItem | undefined;
  readonly #fields: [string, Pick<ListField<TItem>, 'values' | 'rank'>][];
  readonly #columns: Map<string, Column>;
  readonly #verdicts = new Verdicts();
  readonly #rows = new Map<string, number>();
  readonly #refs: string[] = [];
  readonly #handles: (THandle | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #orders = new Map<string, Order>();
  #byRef = new Int32Array(0);
  #added: number[] = [];
  #removed = new Set<number>();

  constructor(
    type: ListType<TItem, TField>,
    /** The item as it is now. */
    read: (handle: THandle) => TItem | undefined,
  ) {
    this.type = type;
    this.#read = read;
    this.#fields = Object.entries<Pick<ListField<TItem>, 'values' | 'rank'>>({
      ...type.marks,
      ...type.fields,
    });
    this.#columns = new Map(
      this.#fields.map(([name, { rank }]) => [name, new Column(rank)]),
    );
  }

  /** Puts an item in, or again. True when a list shows something else than before. */
  put(ref: string, handle: THandle, item: TItem): boolean {
    let changed = !this.#rows.has(ref);
    let row = this.#rows.get(ref);
    if (row === undefined) {
      row = this.#free.pop() ?? this.#refs.length;
      this.#rows.set(ref, row);
      this.#refs[row] = ref;
      this.#added.push(row);
    }
    this.#handles[row] = handle;
    for (const [name, { values }] of this.#fields) {
      changed = this.column(name).set(row, values(item)) || changed;
    }
    this.#verdicts.forget(row);
    return changed;
  }

  /** Forgets what was decided about a row, for something beside it has changed. */
  forget(ref: string): void {
    const row = this.#rows.get(ref);
    if (row !== undefined) this.#verdicts.forget(row);
  }

  /** True when it was there. */
  remove(ref: string): boolean {
    const row = this.#rows.get(ref);
    if (row === undefined) return false;
    this.#rows.delete(ref);
    this.#handles[row] = undefined;
    for (const column of this.#columns.values()) column.set(row, []);
    this.#verdicts.forget(row);
    this.#removed.add(row);
    return true;
  }

  column(name: string): Column {
    const column = this.#columns.get(name);
    if (!column) throw new Error(`The list has no field ${name}`);
    return column;
  }

  /** Rows are below this. */
  get size(): number {
    return this.#refs.length;
  }

  refs(): Iterable<string> {
    return this.#rows.keys();
  }

  handle(ref: string): THandle | undefined {
    const row = this.#rows.get(ref);
    return row === undefined ? undefined : this.#handles[row];
  }

  ref(row: number): string {
    return this.#refs[row];
  }

  item(row: number): TItem | undefined {
    const handle = this.#handles[row];
    return handle === undefined ? undefined : this.#read(handle);
  }

  /** All rows, by ref. */
  rows(): Int32Array {
    if (this.#added.length > 0 || this.#removed.size > 0) {
      const added = this.#added.filter(row => !this.#removed.has(row));
      this.#byRef = mergeSorted(
        this.#byRef.filter(row => !this.#removed.has(row)),
        added,
        (one, other) => (this.#refs[one] < this.#refs[other] ? -1 : 1),
      );
      this.#free.push(...this.#removed);
      this.#added = [];
      this.#removed = new Set();
    }
    return this.#byRef;
  }

  /** All rows by a field, then by ref; those without it last both ways. */
  sorted(field: string, direction: Direction): Int32Array {
    const from = this.rows();
    const column = this.column(field);
    const name = `${field}:${direction}`;
    const known = this.#orders.get(name);
    if (known?.from === from && known.version === column.version) {
      return known.rows;
    }
    const rows = column.sort(from, direction);
    this.#orders.set(name, { rows, from, version: column.version });
    return rows;
  }

  /** What a page of a list says of where a row is. */
  place(row: number, field: string): { ref: string; key?: string } {
    return { ref: this.#refs[row], key: this.column(field).key(row) };
  }

  /** The rows that a decision lets somebody read. */
  allowed(key: string, allows: (item: TItem) => boolean): Test {
    return this.#verdicts.of(key, this.#refs.length, row => {
      const item = this.item(row);
      return item !== undefined && allows(item);
    });
  }

  /** Tests of a query, cheapest first: one for each field that is filtered by, one for its text. */
  tests(query: Pick<ParsedListQuery<TField>, 'q' | 'filters'>): {
    fields: { name: TField; test: Test }[];
    text: Test[];
  } {
    const filters = Object.entries<string[] | undefined>(query.filters);
    return {
      fields: filters.map(([name, values]) => {
        const wanted = new Set(values);
        return {
          name: name as TField,
          test: this.column(name).test(text => wanted.has(text)) ?? nothing,
        };
      }),
      text: searchWords(query.q).map(word => {
        // A word has no space in it, so it is never found across two values.
        const tests = this.type.searched.flatMap(
          name => this.column(name).holds(word) ?? [],
        );
        const [first = nothing] = tests;
        return tests.length > 1 ? row => tests.some(test => test(row)) : first;
      }),
    };
  }
}
