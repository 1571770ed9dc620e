import type {
  Closure,
  ClosureFiles,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { runGit } from '../runGit';
import type { BranchHistory } from './BranchHistory';
import { checkObjects } from './readBlobs';
import { readEntries } from './readEntries';

/** A commit that the branch holds and has not been at itself, or not lately: a merged branch's, a very old one. */
export interface OtherCommit {
  files: ClosureFiles;
  /** Number of the first commit after it; `undefined` when that is older than all that is known. */
  next?: number;
  closure(path: string): Closure;
}

const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Such commits whose files are kept: each holds all paths of the repository. */
const KEPT = 8;

/** Commits that sites report and that a branch's own history does not answer for. */
export class OtherCommits {
  readonly #branch: BranchHistory;
  readonly #known = new Map<string, OtherCommit>();
  readonly #absent = new Set<string>();

  constructor(branch: BranchHistory) {
    this.#branch = branch;
  }

  /** `absent`: the branch does not hold it. `undefined`: it has to be looked up. */
  get(revision: string): OtherCommit | 'absent' | undefined {
    if (!COMMIT.test(revision) || this.#absent.has(revision)) return 'absent';
    return this.#known.get(revision);
  }

  /** The branch has moved on: it may hold what it did not. */
  moved(): void {
    this.#absent.clear();
  }

  rewritten(): void {
    this.#absent.clear();
    this.#known.clear();
  }

  /** Those that the mirror does not hold at all. */
  async lacking(revisions: string[]): Promise<string[]> {
    const objects = await checkObjects(
      this.#branch.dir,
      revisions.map(revision => `${revision}^{commit}`),
    );
    return revisions.filter((_, index) => objects[index] === undefined);
  }

  /** Looks a commit up that the mirror holds. */
  async lookUp(revision: string): Promise<void> {
    const { dir, headRevision } = this.#branch;
    if (this.#branch.numberOf(revision) !== undefined) return;
    const git = async (...args: string[]) =>
      (await runGit(args, { cwd: dir, timeoutMs: 30_000 }))
        .toString('utf8')
        .trim();
    const outside = await git(
      'rev-list',
      '--max-count=1',
      revision,
      `^${headRevision}`,
    );
    if (outside !== '') {
      this.markAbsent(revision);
      return;
    }
    const after = await git(
      'rev-list',
      '--first-parent',
      `${headRevision}`,
      `^${revision}`,
    );
    const next = after.split('\n').at(-1)!;
    const { files, closure } = await this.#branch.closuresOf(
      await readEntries(dir, revision),
    );
    const closures = new Map<string, Closure>();
    this.#known.set(revision, {
      files,
      next: this.#branch.numberOf(next),
      closure: path => {
        const known = closures.get(path) ?? closure(path);
        closures.set(path, known);
        return known;
      },
    });
    for (const old of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(old);
    }
  }

  markAbsent(revision: string): void {
    this.#absent.add(revision);
  }
}
