const FIRST_MS = 250;
const JITTER = 0.25;
/** A hub that is back is seen within a few seconds. */
const CAP_MS = 4_000;
/** What has lasted longer than this has worked: the next wait is a short one again. */
const WORKED_MS = 10_000;

/** Waits that double up to a cap and are spread, so that replicas do not come back together. */
export class Backoff {
  readonly #random: () => number;
  readonly #now: () => number;
  #tries = 0;

  constructor(random: () => number = Math.random, now = Date.now) {
    this.#random = random;
    this.#now = now;
  }

  /**
   * How long to wait after something that started then, at least as long as the server asked for. Whether it failed
   * or ended does not matter: what ends at once must not be started again at once.
   */
  after(started: number, capMs = CAP_MS, retryAfterSeconds = 0): number {
    if (this.#now() - started > WORKED_MS) this.#tries = 0;
    const base = Math.min(capMs, FIRST_MS * 2 ** this.#tries);
    this.#tries = Math.min(this.#tries + 1, 16);
    const spread = base * (1 - JITTER + 2 * JITTER * this.#random());
    const asked = retryAfterSeconds * 1000 * (1 + JITTER * this.#random());
    return Math.max(spread, asked);
  }
}
