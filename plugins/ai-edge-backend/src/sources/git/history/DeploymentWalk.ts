import { setImmediate as breathe } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import type {
  DeploymentHistoryItem,
  DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  lineScope,
  MemoryTree,
  type Desired,
  type InventorySite,
  type Layout,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitHistory } from './GitHistory';
import { closurePrint } from './PathClosures';
import { readBlobs } from './readBlobs';

/** What Git wanted of the deployment at a commit. */
interface Wanted {
  line?: Desired;
  /** Equal for commits at which Git wants the same. */
  print: string;
}

/** Commits that one page reads at most. */
const MAX_READ = 100;

function blobOf(entry: string | undefined): string | undefined {
  return entry?.startsWith('100')
    ? entry.slice(entry.indexOf(' ') + 1)
    : undefined;
}

/** Goes back along a branch from one commit that changed what Git wants of a deployment to the one before it. */
export class DeploymentWalk {
  readonly #history: GitHistory;
  readonly #layout: Layout;
  readonly #ref: DeploymentRef;
  readonly #inventory: InventorySite[];
  readonly #scope: string;
  readonly #texts = new Map<string, string>();
  #read = 0;

  constructor(options: {
    history: GitHistory;
    layout: Layout;
    ref: DeploymentRef;
    inventory: InventorySite[];
  }) {
    this.#history = options.history;
    this.#layout = options.layout;
    this.#ref = options.ref;
    this.#inventory = options.inventory;
    this.#scope = lineScope(options.layout.id, `models/${options.ref.name}`);
  }

  /** Items from a commit on, the newest first, and the number to go on from when there may be more. */
  async page(
    start: { number: number; activeTo?: string },
    limit: number,
  ): Promise<{ items: DeploymentHistoryItem[]; next?: number }> {
    const { branch } = this.#history;
    const items: DeploymentHistoryItem[] = [];
    let { number, activeTo } = start;
    await this.#prefetch(number);
    let now = await this.#wantedAt(number);
    const take = (at: number) => {
      const item = this.#item(at, now?.line, activeTo);
      activeTo = item.at;
      items.push(item);
    };
    while (items.length < limit && this.#read < MAX_READ) {
      const changed = this.#lastChange(number, now);
      if (changed === undefined) {
        if (branch.isWhole && now?.line) take(0);
        return { items };
      }
      number = changed - 1;
      const before = await this.#wantedAt(number);
      // What cannot be read is not taken for a change.
      if (!before) continue;
      if (now && before.print !== now.print) take(changed);
      now = before;
    }
    return { items, next: number };
  }

  #item(
    number: number,
    line: Desired | undefined,
    activeTo: string | undefined,
  ): DeploymentHistoryItem {
    const commit = this.#history.branch.commit(number)!;
    const { revision, at, proposal } = this.#history.commitOf(commit);
    return {
      revision,
      at,
      author: commit.author,
      subject: commit.subject,
      ...(line?.version !== undefined && { version: line.version }),
      ...(line?.artifact !== undefined && { artifact: line.artifact }),
      ...(!line && { removed: true }),
      ...(proposal && { proposal }),
      ...(line && { activeFrom: at, ...(activeTo && { activeTo }) }),
    };
  }

  #lastChange(number: number, now: Wanted | undefined): number | undefined {
    const { branch } = this.#history;
    const closure = now?.line && branch.span(now.line.path, number).closure;
    return branch.lastChange(
      closure?.paths ?? [],
      [this.#scope.replace(/\/$/, ''), ...(closure?.dirs ?? [])],
      number,
    );
  }

  /** `undefined` when the files of that commit cannot be read. */
  async #wantedAt(number: number): Promise<Wanted | undefined> {
    this.#read += 1;
    await breathe();
    const { branch } = this.#history;
    let line: Desired | undefined;
    try {
      line = await this.#lineAt(number);
    } catch (error) {
      // The layout says so of a file; anything else is for the caller.
      if (isError(error) && error.name === 'InputError') return undefined;
      throw error;
    }
    if (!line) return { print: '' };
    const { closure } = branch.span(line.path, number);
    return { line, print: `${line.path}\0${closurePrint(closure)}` };
  }

  async #lineAt(number: number): Promise<Desired | undefined> {
    const { hub, site, namespace, kind, name } = this.#ref;
    const blobs = this.#blobsAt(number);
    await this.#load(blobs.values());
    const tree = MemoryTree.fromFiles(
      [...blobs].flatMap(([path, blob]) => {
        const text = this.#texts.get(blob);
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
    const assignments = this.#layout
      .read(tree)
      .filter(
        one =>
          (one.site === undefined || one.site === site) &&
          one.namespace === namespace &&
          one.object.kind === kind &&
          one.object.name === name,
      );
    return this.#layout
      .resolve(assignments, this.#inventory)
      .find(one => one.hub === hub && one.site === site);
  }

  #blobsAt(number: number): Map<string, string> {
    const files = this.#history.branch.filesAt(number);
    const blobs = new Map<string, string>();
    for (const path of files.below(this.#scope.replace(/\/$/, ''))) {
      const blob = blobOf(files.entry(path));
      if (blob !== undefined && this.#layout.owns(path)) blobs.set(path, blob);
    }
    return blobs;
  }

  /** Most of what earlier commits hold, in one go. */
  async #prefetch(start: number): Promise<void> {
    const { branch } = this.#history;
    const blobs = new Set(this.#blobsAt(start).values());
    let number: number | undefined = start;
    for (let count = 0; count < MAX_READ; count += 1) {
      number = branch.lastChange([], [this.#scope.replace(/\/$/, '')], number);
      if (number === undefined) break;
      for (const { path, before } of branch.commit(number)!.changes) {
        const blob = blobOf(before);
        const isRead = path.startsWith(this.#scope) && this.#layout.owns(path);
        if (blob !== undefined && isRead) blobs.add(blob);
      }
      number -= 1;
    }
    await this.#load(blobs);
  }

  async #load(blobs: Iterable<string>): Promise<void> {
    const news = [...blobs].filter(blob => !this.#texts.has(blob));
    const { dir } = this.#history.branch;
    for (const [blob, text] of await readBlobs(dir, news)) {
      this.#texts.set(blob, text);
    }
  }
}
