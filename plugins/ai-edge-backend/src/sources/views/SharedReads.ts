/**
 * One read for all who want the same at the same time, and for those who come shortly after, whether it went well or
 * not: however many look at a page, its hub is asked once.
 */
export class SharedReads<T> {
  readonly #keepMs: number;
  readonly #reads = new Map<string, Promise<T>>();

  static create<T>(options: {
    /** How long an answer is given to those who come later. */
    keepMs: number;
  }): SharedReads<T> {
    return new SharedReads(options.keepMs);
  }

  private constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  read(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#reads.get(key);
    if (known) return known;
    const read = load();
    this.#reads.set(key, read);
    const forgetSoon = () => {
      setTimeout(() => this.#reads.delete(key), this.#keepMs).unref();
    };
    // Both ways are handled here; who asked gets the promise itself.
    read.then(forgetSoon, forgetSoon);
    return read;
  }
}
