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
  readonly #deleted = new Set<string>();

  constructor(base: Tree) {
    this.#base = base;
  }

  paths(prefix: string = ''): string[] {
    const added = [...this.#written.keys()].filter(
      path => path.startsWith(prefix) && this.#base.read(path) === undefined,
    );
    const paths = this.#base
      .paths(prefix)
      .filter(path => !this.#deleted.has(path));
    return added.length === 0 ? paths : [...paths, ...added].sort();
  }

  read(path: string): string | undefined {
    if (this.#deleted.has(path)) return undefined;
    return this.#written.get(path) ?? this.#base.read(path);
  }

  write(path: string, content: string): void {
    this.#deleted.delete(path);
    this.#written.set(path, content);
  }

  delete(path: string): void {
    this.#written.delete(path);
    if (this.#base.read(path) !== undefined) this.#deleted.add(path);
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
    for (const path of [...this.#written.keys(), ...this.#deleted].sort()) {
      const before = this.#base.read(path);
      const after = this.#written.get(path);
      if (before === after) continue;
      if (after === undefined) {
        changes.push({ path, change: 'delete', before });
        continue;
      }
      changes.push(
        before === undefined
          ? { path, change: 'create', after }
          : { path, change: 'update', before, after },
      );
    }
    return changes;
  }
}
