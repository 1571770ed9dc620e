import { InputError } from '@backstage/errors';
import type { FileChange, Tree } from '../types';

/**
 * Collects what a plan writes. It is itself the tree as edited so far, so that later steps see earlier ones.
 *
 * @internal
 */
export class FileEdits implements Tree {
  readonly #base: Tree;
  readonly #written = new Map<string, string>();

  constructor(base: Tree) {
    this.#base = base;
  }

  paths(prefix: string = ''): string[] {
    const added = [...this.#written.keys()].filter(
      path => path.startsWith(prefix) && this.#base.read(path) === undefined,
    );
    const paths = this.#base.paths(prefix);
    return added.length === 0 ? paths : [...paths, ...added].sort();
  }

  read(path: string): string | undefined {
    return this.#written.get(path) ?? this.#base.read(path);
  }

  write(path: string, content: string): void {
    this.#written.set(path, content);
  }

  /** Writes the file only when there is none: what somebody has made there is theirs. */
  ensure(path: string, content: () => string): boolean {
    if (this.read(path) !== undefined) return false;
    this.write(path, content());
    return true;
  }

  /** The content of a file that has to be there. */
  require(path: string): string {
    const content = this.read(path);
    if (content === undefined) {
      throw new InputError(`${path}: is missing in the repository`);
    }
    return content;
  }

  /** Sorted by path, without files that end up as they were. */
  changes(): FileChange[] {
    const changes: FileChange[] = [];
    for (const path of [...this.#written.keys()].sort()) {
      const before = this.#base.read(path);
      const after = this.#written.get(path);
      if (before === after) continue;
      changes.push(
        before === undefined
          ? { path, change: 'create', after }
          : { path, change: 'update', before, after },
      );
    }
    return changes;
  }
}
