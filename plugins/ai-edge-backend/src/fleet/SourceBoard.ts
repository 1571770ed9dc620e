import type {
  SourceState,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** What the fleet itself has to say about a source. */
export interface SourceNote {
  text: string;
  /** How many entries are kept although a list lacks them. */
  held: number;
}

interface Entry {
  status: SourceStatus;
  /** Read to its end once, or known not to be there. */
  settled: boolean;
  /** What it said in an earlier process is all that is known of it. */
  restored?: boolean;
  note?: SourceNote;
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

  /** True when every source of these kinds was read to its end, once by this process or an earlier one, or is not there. */
  complete(counts: (kind: string) => boolean): boolean {
    return [...this.#entries.values()].every(
      ({ settled, status }) => settled || !counts(status.kind),
    );
  }

  list(): SourceStatus[] {
    return [...this.#entries.values()]
      .map(({ status, note }) => ({
        ...status,
        message: join(status.message, note?.text),
        ...(note && { held: note.held }),
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  statuses(): SourceStatus[] {
    return [...this.#entries.values()].map(({ status }) => status);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  remove(id: string): void {
    this.#entries.delete(id);
  }

  /** Takes when a source of an earlier process had last answered; what it has said since then stays. */
  restore({ id, kind, hub, asOf }: SourceStatus): void {
    const entry = this.#entries.get(id);
    if (asOf === undefined || entry?.status.asOf !== undefined) return;
    this.#entries.set(id, {
      status: {
        since: this.#now(),
        ...(entry?.status ?? { id, kind, hub, state: 'starting' }),
        asOf,
      },
      settled: true,
      restored: true,
      note: entry?.note,
    });
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

  /** True when the source says something else than before. One that has failed so far but is remembered is stale. */
  report(id: string, said: SourceState, message?: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    const answered = said === 'ok' || said === 'absent';
    if (answered) entry.restored = false;
    const { status } = entry;
    const state = said === 'failed' && entry.restored ? 'stale' : said;
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

  note(id: string, note: SourceNote | undefined): boolean {
    const entry = this.#entries.get(id);
    if (!entry || entry.note?.text === note?.text) return false;
    entry.note = note;
    return true;
  }

  /** When the source answered last. */
  asOf(id: string): string | undefined {
    return this.#entries.get(id)?.status.asOf;
  }
}
