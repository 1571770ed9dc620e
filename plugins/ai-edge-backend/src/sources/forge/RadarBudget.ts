/** Standings that one round of the interval reads. */
export const STANDINGS_PER_ROUND = 10;

/** Reads that webhooks may ask for within one interval; what comes on top of them waits for the next round. */
export const READS_AT_ONCE = 20;

/** A standing that nothing seems to have changed is read again after this time, in milliseconds. */
export const STANDING_AGE_MS = 5 * 60_000;

/** Allows so many things within a window of time that slides. */
export class RadarBudget {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  #taken: number[] = [];

  static create(options: {
    most: number;
    windowMs: number;
    now?: () => number;
  }) {
    return new RadarBudget(options);
  }

  private constructor(options: {
    most: number;
    windowMs: number;
    now?: () => number;
  }) {
    this.#most = options.most;
    this.#windowMs = options.windowMs;
    this.#now = options.now ?? Date.now;
  }

  /** True, and one less is left, as long as some are. */
  take(): boolean {
    const now = this.#now();
    this.#taken = this.#taken.filter(at => at > now - this.#windowMs);
    if (this.#taken.length >= this.#most) return false;
    this.#taken.push(now);
    return true;
  }
}
