import type {
  SourceState,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';

interface Entry {
  status: SourceStatus;
  /** Read to its end once, or known not to be there. */
  settled: boolean;
  /** What the fleet itself has to say about the source. */
  note?: string;
}

function join(...sentences: (string | undefined)[]): string | undefined {
  return sentences.filter(Boolean).join(' ') || undefined;
}

/** What each source last said of itself. */
export class SourceBoard {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => string;

  constructor(now: () => string) {
    this.#now = now;
  }

  /** True when every source of these kinds was read to its end by this process, or is not there. */
  complete(counts: (kind: string) => boolean): boolean {
    return [...this.#entries.values()].every(
      ({ settled, status }) => settled || !counts(status.kind),
    );
  }

  list(): SourceStatus[] {
    return [...this.#entries.values()]
      .map(({ status, note }) => ({
        ...status,
        message: join(status.message, note),
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  register(source: { id: string; kind: string; hub?: string }): void {
    if (!this.#entries.has(source.id)) {
      const { id, kind, hub } = source;
      this.#entries.set(id, {
        status: { id, kind, hub, state: 'starting', since: this.#now() },
        settled: false,
      });
    }
  }

  /** True when the source says something else than before. */
  report(id: string, state: SourceState, message?: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    const answered = state === 'ok' || state === 'absent';
    const { status } = entry;
    const moved = status.state !== state;
    const changed = moved || status.message !== message;
    entry.settled ||= answered;
    entry.status = {
      ...status,
      state,
      message,
      since: moved ? this.#now() : status.since,
      asOf: answered ? this.#now() : status.asOf,
    };
    return changed;
  }

  /** A status that somebody keeps by themselves. True when it says something else than before. */
  put(status: SourceStatus): boolean {
    const before = this.#entries.get(status.id);
    const moved = before?.status.state !== status.state;
    this.#entries.set(status.id, {
      status: {
        ...status,
        since: status.since ?? (moved ? this.#now() : before?.status.since),
        asOf: status.asOf ?? before?.status.asOf,
      },
      settled:
        before?.settled || status.state === 'ok' || status.state === 'absent',
      note: before?.note,
    });
    return moved || before?.status.message !== status.message;
  }

  note(id: string, note: string | undefined): boolean {
    const entry = this.#entries.get(id);
    if (!entry || entry.note === note) return false;
    entry.note = note;
    return true;
  }

  /** When the source answered last. */
  asOf(id: string): string | undefined {
    return this.#entries.get(id)?.status.asOf;
  }
}
