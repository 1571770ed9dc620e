import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  lineScope,
  MemoryTree,
  type Assignment,
  type ClosureFiles,
  type Layout,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type {
  Comparison,
  DesiredCommit,
  DesiredHistory,
} from '../../../fleet/DesiredHistory';
import { BranchHistory } from './BranchHistory';
import { deploymentModeOf } from './deploymentModeOf';
import { linesByPath } from './linesByPath';
import { OtherCommits } from './OtherCommits';
import { closurePrint } from './PathClosures';
import { proposalNumber } from './proposalNumber';
import { readBlobs } from './readBlobs';
import type { BranchCommit } from './readBranchLog';

type Said = Pick<Assignment, 'version' | 'artifact'>;

/** Other commits that are looked up at once: those that were asked for first wait for nothing. */
const MAX_ASKED = 500;

/** Answers that are kept; those that are asked for again are looked up again. */
const MAX_SAID = 20_000;

/** What of a file's entry is its blob. */
function blobOf(entry: string): string | undefined {
  return entry.startsWith('100')
    ? entry.slice(entry.indexOf(' ') + 1)
    : undefined;
}

export interface GitHistoryOptions {
  /** The bare mirror. */
  dir: () => string;
  layout: Layout;
  logger: LoggerService;
  /** Where a pull request is to be read. */
  proposalUrl: (number: number) => string | undefined;
  maxCommits?: number;
}

/**
 * What the mirror of a repository can say of earlier commits. What the branch has been at lately is answered at once;
 * the rest is asked for, looked up, and known the next time.
 */
export class GitHistory implements DesiredHistory {
  readonly branch: BranchHistory;
  readonly #options: GitHistoryOptions;
  readonly #others: OtherCommits;
  readonly #said = new Map<string, Said | undefined>();
  readonly #asked = new Set<string>();
  readonly #askedSaid = new Map<string, { path: string; revision: string }>();
  #tree?: Tree;
  #updated: Promise<void> = Promise.resolve();
  /** Called when something is asked for that has to be looked up. */
  onAsked?: () => void;

  static create(options: GitHistoryOptions) {
    return new GitHistory(options);
  }

  private constructor(options: GitHistoryOptions) {
    this.#options = options;
    this.branch = BranchHistory.create(options);
    this.#others = new OtherCommits(this.branch);
  }

  /** Takes where the branch stands now, with the files that the layout owns. */
  update(revision: string, tree: Tree): Promise<void> {
    // One after the other, however many fetch at once.
    const update = this.#updated.then(() => this.#update(revision, tree));
    this.#updated = update.catch(() => undefined);
    return update;
  }

  async #update(revision: string, tree: Tree): Promise<void> {
    const what = await this.branch.update(revision);
    if (what === 'longer') this.#others.moved();
    if (what === 'rewritten') this.#others.rewritten();
    this.#tree = tree;
  }

  /** Takes what the branch says now, which is then known of all commits that build the same. */
  note(assignments: readonly Assignment[]): void {
    if (this.#said.size > MAX_SAID) this.#said.clear();
    for (const [path, line] of linesByPath(assignments)) {
      const { closure } = this.branch.span(path, this.branch.head);
      this.#said.set(
        `${path}\0${closurePrint(closure)}`,
        line && { version: line.version, artifact: line.artifact },
      );
    }
  }

  print(path: string): string {
    return closurePrint(this.branch.span(path, this.branch.head).closure);
  }

  modeOf(path: string): string | undefined {
    const { closure } = this.branch.span(path, this.branch.head);
    return this.#tree && deploymentModeOf(this.#tree, closure.paths);
  }

  changed(path: string): DesiredCommit | undefined {
    const { from } = this.branch.span(path, this.branch.head);
    return from === 0 && !this.branch.isWhole
      ? undefined
      : this.commitOf(this.branch.commit(from)!);
  }

  compare(path: string, revision: string): Comparison {
    const { closure: now } = this.branch.span(path, this.branch.head);
    const then = this.#closureAt(path, revision);
    if (then === 'absent') {
      return { is: 'unknown', why: 'does not have' };
    }
    if (then === undefined) return { is: 'pending' };
    const unknown = now.unknown ?? then.closure.unknown;
    if (unknown !== undefined) return { is: 'unknown', why: unknown };
    if (now.hash === then.closure.hash) return { is: 'same' };
    const changed =
      then.next === undefined
        ? undefined
        : this.#firstOther(path, then.closure.hash, then.next);
    return { is: 'other', ...(changed && { changed }) };
  }

  said(path: string, revision: string): Said | undefined {
    const then = this.#closureAt(path, revision);
    if (then === undefined || then === 'absent') return undefined;
    const key = `${path}\0${closurePrint(then.closure)}`;
    if (!this.#said.has(key)) {
      this.#askedSaid.set(key, { path, revision });
      this.onAsked?.();
    }
    return this.#said.get(key);
  }

  /**
   * Looks up what was asked for. `fetch` is called when the mirror lacks a commit: a site may know of it sooner. True
   * when something is known that was not.
   */
  async lookUp(fetch: () => Promise<unknown>): Promise<boolean> {
    const asked = [...this.#asked].slice(0, MAX_ASKED);
    const saids = [...this.#askedSaid];
    asked.forEach(revision => this.#asked.delete(revision));
    saids.forEach(([key]) => this.#askedSaid.delete(key));
    if ((await this.#others.lacking(asked)).length > 0) await fetch();
    const lacking = new Set(await this.#others.lacking(asked));
    for (const revision of asked) {
      if (lacking.has(revision)) this.#others.markAbsent(revision);
      else await this.#others.lookUp(revision);
    }
    for (const [key, { path, revision }] of saids) {
      if (!this.#said.has(key)) await this.#lookUpSaid(path, revision);
    }
    return asked.length + saids.length > 0;
  }

  /** The files of a commit that the layout reads, below a prefix. */
  async treeAt(files: ClosureFiles, scope: string): Promise<Tree> {
    const { layout } = this.#options;
    const blobs = new Map<string, string>();
    for (const path of files.below(scope.replace(/\/$/, ''))) {
      const blob = blobOf(files.entry(path)!);
      if (blob !== undefined && layout.owns(path)) blobs.set(path, blob);
    }
    const texts = await readBlobs(this.branch.dir, blobs.values());
    return MemoryTree.fromFiles(
      [...blobs].flatMap(([path, blob]) => {
        const text = texts.get(blob);
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
  }

  commitOf(commit: BranchCommit): DesiredCommit {
    const number = proposalNumber(commit);
    const url = number && this.#options.proposalUrl(number);
    return {
      revision: commit.revision,
      at: commit.at,
      ...(number && url && { proposal: { number, url } }),
    };
  }

  #closureAt(path: string, revision: string) {
    const number = this.branch.numberOf(revision);
    if (number !== undefined) {
      const { closure } = this.branch.span(path, number);
      return { closure, next: number + 1 };
    }
    const other = this.#others.get(revision);
    if (other === 'absent') return other;
    if (other === undefined) {
      this.#asked.add(revision);
      this.onAsked?.();
      return undefined;
    }
    return { closure: other.closure(path), next: other.next };
  }

  /** The first commit from a number on at which the path builds something else. */
  #firstOther(path: string, hash: string | undefined, start: number) {
    const { head } = this.branch;
    for (let number = start; number <= head; ) {
      const span = this.branch.span(path, number);
      if (span.closure.hash !== hash) {
        return this.commitOf(this.branch.commit(number)!);
      }
      number = span.to + 1;
    }
    return undefined;
  }

  async #lookUpSaid(path: string, revision: string): Promise<void> {
    const number = this.branch.numberOf(revision);
    const other = this.#others.get(revision);
    const then = this.#closureAt(path, revision);
    if (then === undefined || then === 'absent') return;
    const files =
      number === undefined
        ? other !== 'absent' && other?.files
        : this.branch.filesAt(number);
    if (!files) return;
    const { layout, logger } = this.#options;
    const tree = await this.treeAt(files, lineScope(layout.id, path));
    let line: Said | undefined;
    try {
      line = linesByPath(layout.read(tree)).get(path);
    } catch (error) {
      // What an old commit says of itself is not to be read: then it is not known.
      logger.debug(toError(error).message);
    }
    this.#said.set(
      `${path}\0${closurePrint(then.closure)}`,
      line && { version: line.version, artifact: line.artifact },
    );
  }
}
