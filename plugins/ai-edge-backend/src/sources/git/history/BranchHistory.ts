import {
  ClosureReader,
  type ClosureFiles,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BranchFiles } from './BranchFiles';
import { PathClosures, type ClosureSpan } from './PathClosures';
import { readBlobs } from './readBlobs';
import { readBranchLog, type BranchCommit } from './readBranchLog';
import { readEntries } from './readEntries';

/** Commits that are held in memory; older ones are looked up one by one. */
const MAX_COMMITS = 5_000;

/** What a newer head adds is appended until so many commits are held. */
const GROWTH = 2;

interface Known {
  commits: BranchCommit[];
  numbers: Map<string, number>;
  files: BranchFiles;
  closures: Map<string, PathClosures>;
}

/**
 * The commits that a branch has been at, with what each path builds at each of them. Read from a mirror: the whole of
 * it once, then what is new. A branch that was set back or rewritten is read anew.
 */
export class BranchHistory {
  readonly #dir: () => string;
  readonly #maxCommits: number;
  readonly #reader = ClosureReader.create();
  /** By blob. */
  readonly #kustomizations = new Map<string, string>();
  #known?: Known;

  static create(options: { dir: () => string; maxCommits?: number }) {
    return new BranchHistory(options.dir, options.maxCommits ?? MAX_COMMITS);
  }

  private constructor(dir: () => string, maxCommits: number) {
    this.#dir = dir;
    this.#maxCommits = maxCommits;
  }

  get dir(): string {
    return this.#dir();
  }

  /** Number of the newest commit; -1 before anything has been read. */
  get head(): number {
    return (this.#known?.commits.length ?? 0) - 1;
  }

  get headRevision(): string | undefined {
    return this.#known?.commits.at(-1)?.revision;
  }

  /** Whether the branch began with the oldest commit that is known. */
  get isWhole(): boolean {
    return this.#known?.commits[0]?.parents.length === 0;
  }

  /** Takes where the branch stands now. `rewritten` when what was known of it is not a part of it any more. */
  async update(revision: string): Promise<'same' | 'longer' | 'rewritten'> {
    const before = this.headRevision;
    if (before === revision) return 'same';
    const known = this.#known;
    if (known && before !== undefined) {
      const max = this.#maxCommits * GROWTH - known.commits.length;
      const news =
        max > 0
          ? await readBranchLog(this.dir, revision, { since: before, max })
          : [];
      if (news[0]?.parents[0] === before) {
        await this.#loadKustomizations(news, []);
        for (const commit of news) {
          const number = known.commits.push(commit) - 1;
          known.numbers.set(commit.revision, number);
          known.files.append(commit, number);
        }
        return 'longer';
      }
    }
    await this.#readAnew(revision);
    return 'rewritten';
  }

  numberOf(revision: string): number | undefined {
    return this.#known?.numbers.get(revision);
  }

  commit(number: number): BranchCommit | undefined {
    return this.#known?.commits[number];
  }

  /** What building the path read around a commit. */
  span(path: string, number: number): ClosureSpan {
    const { files, closures } = this.#needed();
    let known = closures.get(path);
    if (!known) {
      known = new PathClosures(files, at =>
        this.#reader.read(this.filesAt(at), path),
      );
      closures.set(path, known);
    }
    return known.at(number, this.head);
  }

  /** The files at a commit. */
  filesAt(number: number): ClosureFiles {
    const { files } = this.#needed();
    return {
      entry: path => files.entryAt(path, number),
      below: dir => files.below(dir, number),
      content: blob => this.#kustomizations.get(blob),
    };
  }

  lastChange(
    paths: Iterable<string>,
    dirs: readonly string[],
    number: number,
  ): number | undefined {
    return this.#needed().files.lastChange(paths, dirs, number);
  }

  /** What building a path reads in files of a commit that the branch has not been at. */
  async closuresOf(entries: Map<string, string>) {
    await this.#loadKustomizations([], entries);
    const files: ClosureFiles = {
      entry: path => entries.get(path),
      *below(dir) {
        for (const path of entries.keys()) {
          if (dir === '' || path.startsWith(`${dir}/`)) yield path;
        }
      },
      content: blob => this.#kustomizations.get(blob),
    };
    return {
      files,
      closure: (path: string) => this.#reader.read(files, path),
    };
  }

  #needed(): Known {
    if (!this.#known) throw new Error('The branch has not been read');
    return this.#known;
  }

  async #readAnew(revision: string): Promise<void> {
    const [commits, entries] = await Promise.all([
      readBranchLog(this.dir, revision, { max: this.#maxCommits }),
      readEntries(this.dir, revision),
    ]);
    await this.#loadKustomizations(commits, entries);
    this.#known = {
      commits,
      numbers: new Map(
        commits.map((commit, number) => [commit.revision, number]),
      ),
      files: BranchFiles.create(entries, commits),
      closures: new Map(),
    };
  }

  async #loadKustomizations(
    commits: BranchCommit[],
    entries: Iterable<readonly [string, string]>,
  ): Promise<void> {
    const blobs = new Set<string>();
    const note = (path: string, entry: string | undefined) => {
      const blob = entry?.split(' ')[1];
      if (
        blob !== undefined &&
        ClosureReader.isKustomization(path) &&
        !this.#kustomizations.has(blob)
      ) {
        blobs.add(blob);
      }
    };
    for (const [path, entry] of entries) note(path, entry);
    for (const { path, before, after } of commits.flatMap(
      ({ changes }) => changes,
    )) {
      note(path, before);
      note(path, after);
    }
    for (const [blob, text] of await readBlobs(this.dir, blobs)) {
      this.#kustomizations.set(blob, text);
    }
  }
}
