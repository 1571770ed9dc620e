import type { Closure } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { BranchFiles } from './BranchFiles';

/** What building a path read from one commit to another, both included. */
export interface ClosureSpan {
  from: number;
  to: number;
  closure: Closure;
}

/** Equal for closures of the same path that nobody can tell apart. */
export function closurePrint({ hash, unknown }: Closure): string {
  return hash ?? `unknown: ${unknown}`;
}

/**
 * What building a path read at each commit of a branch: it is read again only where a commit changed something that
 * was looked at.
 */
export class PathClosures {
  readonly #files: BranchFiles;
  readonly #read: (number: number) => Closure;
  /** Newest first, without gaps. */
  #spans: ClosureSpan[] = [];

  constructor(files: BranchFiles, read: (number: number) => Closure) {
    this.#files = files;
    this.#read = read;
  }

  /** The span of a commit. `head` is the newest commit now. */
  at(number: number, head: number): ClosureSpan {
    this.#advance(head);
    let last = this.#spans.at(-1)!;
    while (last.from > number) {
      last = this.#span(last.from - 1);
      this.#spans.push(last);
    }
    return this.#spans.find(({ from }) => from <= number)!;
  }

  #advance(head: number): void {
    const [newest] = this.#spans;
    if (newest?.to === head) return;
    const spans: ClosureSpan[] = [];
    let to = head;
    while (newest === undefined ? spans.length === 0 : to > newest.to) {
      const span = this.#span(to);
      if (newest && span.from <= newest.to) {
        newest.to = to;
        break;
      }
      spans.push(span);
      to = span.from - 1;
    }
    this.#spans = [...spans, ...this.#spans];
  }

  #span(to: number): ClosureSpan {
    const closure = this.#read(to);
    const from = this.#files.lastChange(closure.paths, closure.dirs, to) ?? 0;
    return { from, to, closure };
  }
}
