import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { Fleet } from './fleet';
import { runSource } from './sources/runSource';

const RECONSIDER_MS = 30_000;

/** What brings back the fleet of an earlier process, and keeps this one's. */
export interface FleetMemoryKeeper {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What runs beside requests: sources, mirrors, clocks. */
export class FleetRuntime {
  readonly #fleet: Fleet;
  readonly #logger: LoggerService;
  readonly #sources: { source: FleetSource; sink: FleetSink }[];
  readonly #others: ((signal: AbortSignal) => Promise<void>)[];
  readonly #keeper?: FleetMemoryKeeper;
  readonly #controller = new AbortController();
  #clock?: NodeJS.Timeout;

  /** Sources are known to the fleet from here on, as starting. */
  static create(options: {
    fleet: Fleet;
    sources: FleetSource[];
    /** Each resolves when the signal aborts. */
    others: ((signal: AbortSignal) => Promise<void>)[];
    keeper?: FleetMemoryKeeper;
    logger: LoggerService;
  }): FleetRuntime {
    return new FleetRuntime(options);
  }

  private constructor(options: {
    fleet: Fleet;
    sources: FleetSource[];
    others: ((signal: AbortSignal) => Promise<void>)[];
    keeper?: FleetMemoryKeeper;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#logger = options.logger;
    this.#others = options.others;
    this.#keeper = options.keeper;
    this.#sources = options.sources.map(source => ({
      source,
      sink: options.fleet.sink(source),
    }));
  }

  /**
   * Brings back what was known, then starts everything and waits for nothing: a hub that is away is for its source to
   * say.
   */
  async start(): Promise<void> {
    const { signal } = this.#controller;
    await this.#keeper?.start();
    if (signal.aborted) return;
    const logger = this.#logger;
    for (const { source, sink } of this.#sources) {
      runSource({ source, sink, signal, logger }).catch(error =>
        logger.error(`Source ${source.id} ended`, error),
      );
    }
    for (const other of this.#others) {
      other(signal).catch(error =>
        logger.error('A background task ended', error),
      );
    }
    this.#clock = setInterval(() => this.#fleet.reconsider(), RECONSIDER_MS);
    this.#clock.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#clock);
    this.#controller.abort();
    await this.#keeper?.stop();
  }
}
