import type { Tree } from '../types';

/**
 * A {@link Tree} over a map of paths to contents.
 *
 * @public
 */
export class MemoryTree implements Tree {
  readonly #files: ReadonlyMap<string, string>;
  #sorted: string[] | undefined;

  /** From an object or anything that iterates over `[path, content]`. */
  static fromFiles(
    files: Record<string, string> | Iterable<readonly [string, string]>,
  ): MemoryTree {
    return new MemoryTree(
      new Map(Symbol.iterator in files ? files : Object.entries(files)),
    );
  }

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  paths(prefix: string = ''): string[] {
    this.#sorted ??= [...this.#files.keys()].sort();
    const start = this.#firstAtOrAfter(this.#sorted, prefix);
    const found: string[] = [];
    for (let i = start; i < this.#sorted.length; i++) {
      if (!this.#sorted[i].startsWith(prefix)) break;
      found.push(this.#sorted[i]);
    }
    return found;
  }

  read(path: string): string | undefined {
    return this.#files.get(path);
  }

  #firstAtOrAfter(sorted: string[], value: string): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
