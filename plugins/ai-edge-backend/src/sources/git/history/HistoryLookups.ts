import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { GitHistory } from './GitHistory';

/** Commits that the mirror lacks make it fetch this often at most. */
const FETCH_INTERVAL_MS = 5_000;

/** How long questions are collected: a push moves many sites. */
const COLLECT_MS = 50;

/** Looks up what a history is asked for, one round at a time. */
export class HistoryLookups {
  readonly #options: {
    history: GitHistory;
    logger: LoggerService;
    fetch: () => Promise<unknown>;
    /** Called when there are new answers. */
    found: () => void;
    fetchIntervalMs?: number;
  };
  #running?: Promise<void>;
  #again = false;
  #fetchedAt = 0;

  static create(options: {
    history: GitHistory;
    logger: LoggerService;
    fetch: () => Promise<unknown>;
    found: () => void;
    fetchIntervalMs?: number;
  }) {
    return new HistoryLookups(options);
  }

  private constructor(options: {
    history: GitHistory;
    logger: LoggerService;
    fetch: () => Promise<unknown>;
    found: () => void;
    fetchIntervalMs?: number;
  }) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.start();
      }
    });
  }

  async #run(): Promise<void> {
    const { history, logger, found } = this.#options;
    await sleep(COLLECT_MS, undefined, { ref: false });
    // What is asked for until here is looked up in this round.
    this.#again = false;
    try {
      if (await history.lookUp(() => this.#fetch())) found();
    } catch (error) {
      logger.warn('Earlier commits could not be looked up', toError(error));
    }
  }

  async #fetch(): Promise<void> {
    const { fetch, fetchIntervalMs = FETCH_INTERVAL_MS } = this.#options;
    const wait = this.#fetchedAt + fetchIntervalMs - Date.now();
    if (wait > 0) await sleep(wait, undefined, { ref: false });
    this.#fetchedAt = Date.now();
    try {
      await fetch();
    } catch (error) {
      // The status of the repository says so; what the mirror lacks stays unknown until the next round.
      this.#options.logger.debug(toError(error).message);
    }
  }
}
