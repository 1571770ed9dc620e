import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { HubConnection } from './HubConnection';
import type { HubError } from './HubError';

const HEARTBEAT_MS = 5_000;

/**
 * One source's state of several collections: the main one decides, what is wrong with the others is only said.
 */
export class SourceHealth {
  readonly #sink: Pick<FleetSink, 'state'>;
  readonly #connection: Pick<HubConnection, 'lastHeard'>;
  readonly #problems = new Map<string, string>();
  #mainListed = false;
  #mainFailed?: string;
  /** Parts of the main collection whose watches end at once. */
  readonly #doubted = new Set<string>();

  /**
   * Until the signal aborts, what a hub says on any watch vouches for the quiet ones: a watch that says nothing
   * means that nothing has changed, as long as the hub is heard.
   */
  static create(options: {
    sink: Pick<FleetSink, 'state'>;
    connection: Pick<HubConnection, 'lastHeard'>;
    signal: AbortSignal;
  }): SourceHealth {
    const health = new SourceHealth(options.sink, options.connection);
    const timer = setInterval(() => health.#beat(), HEARTBEAT_MS);
    timer.unref();
    options.signal.addEventListener('abort', () => clearInterval(timer), {
      once: true,
    });
    return health;
  }

  private constructor(
    sink: Pick<FleetSink, 'state'>,
    connection: Pick<HubConnection, 'lastHeard'>,
  ) {
    this.#sink = sink;
    this.#connection = connection;
  }

  /** Heard of the main collection, or of one part of it. */
  mainAlive(listed: boolean, part = ''): void {
    this.#doubted.delete(part);
    this.#mainListed ||= listed;
    this.#mainFailed = undefined;
    this.#report();
  }

  /** Until it is heard again, nothing vouches for what is known of it. */
  mainDoubted(part = ''): void {
    this.#doubted.add(part);
  }

  mainFailed(error: HubError): void {
    this.#mainFailed = error.message;
    this.#report();
  }

  /** An optional collection is read again, or cannot be read. */
  optional(name: string, error: HubError | undefined): void {
    const before = this.#problems.get(name);
    const after = error && describe(name, error);
    if (before === after) return;
    if (after === undefined) this.#problems.delete(name);
    else this.#problems.set(name, after);
    this.#report();
  }

  #beat(): void {
    const silence = Date.now() - this.#connection.lastHeard;
    if (this.#mainFailed === undefined && silence < HEARTBEAT_MS * 2) {
      this.#report();
    }
  }

  #report(): void {
    const problems = [...this.#problems.values()].sort().join(' ');
    if (this.#mainFailed !== undefined) {
      this.#sink.state(
        this.#mainListed ? 'stale' : 'failed',
        `${this.#mainFailed}.`,
      );
    } else if (this.#mainListed && this.#doubted.size === 0) {
      this.#sink.state('ok', problems || undefined);
    }
  }
}

function describe(name: string, error: HubError): string {
  switch (error.kind) {
    case 'forbidden':
      return `Not shown: ${name}, which the portal's account may not read.`;
    case 'not-found':
      return `Not shown: ${name}, which the hub does not have.`;
    default:
      return `Not fresh: ${name}. ${error.message}.`;
  }
}
