import { Dictionary } from './Dictionary';

const NONE = -1;
const NOTHING: readonly number[] = [];

/** The values of one field, by row. A value is a small number, so that tests and counts of all rows are cheap. */
export class Column {
  readonly dictionary = new Dictionary();
  readonly #rank: (text: string) => string;
  /** Most fields have one value a row. */
  #first = new Int32Array(64).fill(NONE);
  readonly #more: (readonly number[] | undefined)[] = [];
  #version = 0;

  /** @param rank - what values are sorted by, when not by themselves; another text for each */
  constructor(rank: (text: string) => string = text => text) {
    this.#rank = rank;
  }

  /** Moves when the value that a row is sorted by does. */
  get version(): number {
    return this.#version;
  }

  /** True when the row has other values than before. */
  set(row: number, values: readonly string[]): boolean {
    if (row >= this.#first.length) {
      const grown = new Int32Array(Math.max(row + 1, row * 2)).fill(NONE);
      grown.set(this.#first);
      this.#first = grown;
    }
    if (this.#has(row, values)) return false;
    const before = this.#first[row];
    const rest = this.#more[row];
    const taken = values.map(value => this.dictionary.take(value));
    const [first = NONE, ...more] = taken;
    if (before !== NONE) this.dictionary.release(before);
    rest?.forEach(id => this.dictionary.release(id));
    this.#first[row] = first;
    if (more.length > 0 || rest) this.#more[row] = more;
    if (first !== before) this.#version += 1;
    return true;
  }

  #has(row: number, values: readonly string[]): boolean {
    const more = this.#more[row] ?? NOTHING;
    const first = this.#first[row];
    return (
      values.length === (first === NONE ? 0 : more.length + 1) &&
      values.every(
        (value, at) =>
          this.dictionary.text(at === 0 ? first : more[at - 1]) === value,
      )
    );
  }

  /** First values of all rows, for whoever goes over many of them: good until the next change. */
  read(): { dictionary: Dictionary; first: Int32Array } {
    return { dictionary: this.dictionary, first: this.#first };
  }

  /** Number of the row's first value, -1 without one. */
  first(row: number): number {
    return this.#first[row];
  }

  /** How many of the rows have each value, by its number. */
  count(rows: Int32Array): Int32Array {
    const counts = new Int32Array(this.dictionary.size);
    const first = this.#first;
    for (let at = 0; at < rows.length; at += 1) {
      const id = first[rows[at]];
      if (id !== NONE) counts[id] += 1;
    }
    // Nearly all fields have none: they are spared the look.
    if (this.#more.length > 0) {
      for (const row of rows) {
        for (const id of this.#more[row] ?? NOTHING) counts[id] += 1;
      }
    }
    return counts;
  }

  /** The row's first value. */
  text(row: number): string | undefined {
    return this.dictionary.text(this.#first[row]);
  }

  /** What the row is sorted by. */
  key(row: number): string | undefined {
    const text = this.text(row);
    return text === undefined ? undefined : this.#rank(text);
  }

  /** Whether a row has a value that passes; nothing when no row has. */
  test(
    passes: (text: string) => boolean,
  ): ((row: number) => boolean) | undefined {
    return this.#among(this.dictionary.mask(passes));
  }

  /** Whether a row has a value that holds a word of free text; nothing when no row has. */
  holds(word: string): ((row: number) => boolean) | undefined {
    return this.#among(this.dictionary.holding(word));
  }

  #among(mask: Uint8Array): ((row: number) => boolean) | undefined {
    if (!mask.includes(1)) return undefined;
    const first = this.#first;
    const more = this.#more;
    if (more.length === 0) {
      return row => first[row] !== NONE && mask[first[row]] === 1;
    }
    return row =>
      first[row] !== NONE &&
      (mask[first[row]] === 1 ||
        (more[row]?.some(id => mask[id] === 1) ?? false));
  }

  /** Rows in the order of their first values; rows of one value, and those of none at the end, stay in theirs. */
  sort(rows: Int32Array, direction: 'asc' | 'desc'): Int32Array {
    const ids = this.dictionary.sorted(this.#rank);
    const starts = new Int32Array(this.dictionary.size + 1);
    for (const row of rows) starts[this.#first[row] + 1] += 1;
    let start = 0;
    const place = (id: number) => {
      const count = starts[id + 1];
      starts[id + 1] = start;
      start += count;
    };
    if (direction === 'asc') ids.forEach(place);
    else for (let i = ids.length - 1; i >= 0; i -= 1) place(ids[i]);
    place(NONE);
    const sorted = new Int32Array(rows.length);
    for (const row of rows) {
      const slot = this.#first[row] + 1;
      sorted[starts[slot]] = row;
      starts[slot] += 1;
    }
    return sorted;
  }
}
