import type { BranchCommit } from './readBranchLog';

/** What was at a path before the commit of that number. */
interface Change {
  at: number;
  before?: string;
}

function isBelow(path: string, dir: string): boolean {
  return dir === '' || path.startsWith(`${dir}/`);
}

/**
 * The files of a branch at each of its commits, numbered from the oldest that is known: those of the newest one, and
 * what each commit changed.
 */
export class BranchFiles {
  readonly #head: Map<string, string>;
  readonly #changes = new Map<string, Change[]>();

  /** `entries` are those of the newest commit; the first commit's own changes are before all that is known. */
  static create(
    entries: Map<string, string>,
    commits: readonly BranchCommit[],
  ): BranchFiles {
    const files = new BranchFiles(entries);
    commits.forEach((commit, number) => {
      if (number > 0) files.#note(commit, number);
    });
    return files;
  }

  private constructor(entries: Map<string, string>) {
    this.#head = entries;
  }

  /** Takes a commit that the branch has moved on to. */
  append(commit: BranchCommit, number: number): void {
    this.#note(commit, number);
    for (const { path, after } of commit.changes) {
      if (after === undefined) this.#head.delete(path);
      else this.#head.set(path, after);
    }
  }

  /** What is at a path, as `<mode> <blob>`. */
  entryAt(path: string, number: number): string | undefined {
    const later = this.#changes.get(path)?.find(({ at }) => at > number);
    return later ? later.before : this.#head.get(path);
  }

  *below(dir: string, number: number): Iterable<string> {
    for (const path of this.#head.keys()) {
      if (isBelow(path, dir) && this.entryAt(path, number) !== undefined) {
        yield path;
      }
    }
    for (const path of this.#changes.keys()) {
      if (
        isBelow(path, dir) &&
        !this.#head.has(path) &&
        this.entryAt(path, number) !== undefined
      ) {
        yield path;
      }
    }
  }

  /** The newest commit, up to one, that changed one of the paths or something below one of the directories. */
  lastChange(
    paths: Iterable<string>,
    dirs: readonly string[],
    number: number,
  ): number | undefined {
    let last: number | undefined;
    const consider = (changes: Change[] | undefined) => {
      const at = changes?.findLast(change => change.at <= number)?.at;
      if (at !== undefined && (last === undefined || at > last)) last = at;
    };
    for (const path of paths) consider(this.#changes.get(path));
    if (dirs.length > 0) {
      for (const [path, changes] of this.#changes) {
        if (dirs.some(dir => isBelow(path, dir))) consider(changes);
      }
    }
    return last;
  }

  #note({ changes }: BranchCommit, number: number): void {
    for (const { path, before } of changes) {
      const known = this.#changes.get(path);
      if (known) known.push({ at: number, before });
      else this.#changes.set(path, [{ at: number, before }]);
    }
  }
}
