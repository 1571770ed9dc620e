/** Each text once, under a small number, for as long as something uses it. */
export class Dictionary {
  readonly #ids = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [];
  /** The texts as free text is searched in them; nearly all of them are so already and take no room. */
  readonly #searched: string[] = [];
  readonly #uses: number[] = [];
  readonly #free: number[] = [];
  #sorted?: number[];

  /** Ids are below this. */
  get size(): number {
    return this.#texts.length;
  }

  id(text: string): number | undefined {
    return this.#ids.get(text);
  }

  text(id: number): string | undefined {
    return this.#texts[id];
  }

  take(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) {
      this.#uses[known] += 1;
      return known;
    }
    const id = this.#free.pop() ?? this.#texts.length;
    this.#ids.set(text, id);
    this.#texts[id] = text;
    this.#searched[id] = text.toLocaleLowerCase('en');
    this.#uses[id] = 1;
    this.#sorted = undefined;
    return id;
  }

  release(id: number): void {
    this.#uses[id] -= 1;
    if (this.#uses[id] > 0) return;
    const text = this.#texts[id];
    if (text !== undefined) this.#ids.delete(text);
    this.#texts[id] = undefined;
    this.#searched[id] = '';
    this.#free.push(id);
    this.#sorted = undefined;
  }

  /** Ids in use, by what `key` makes of their texts. */
  sorted(key: (text: string) => string): number[] {
    this.#sorted ??= [...this.#ids]
      .map(([text, id]) => ({ id, key: key(text) }))
      .sort((one, other) => {
        if (one.key === other.key) return 0;
        return one.key < other.key ? -1 : 1;
      })
      .map(({ id }) => id);
    return this.#sorted;
  }

  /** For every id whether its text passes. */
  mask(test: (text: string) => boolean): Uint8Array {
    const mask = new Uint8Array(this.size);
    for (const [text, id] of this.#ids) {
      if (test(text)) mask[id] = 1;
    }
    return mask;
  }

  /** For every id whether its text holds a word of free text, which is in lower case. */
  holding(word: string): Uint8Array {
    return Uint8Array.from(this.#searched, text =>
      text.includes(word) ? 1 : 0,
    );
  }
}
