const FIRST_MS = 250;
const JITTER = 0.25;

/** Waits that double up to a cap and are spread, so that replicas do not come back together. */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** How long to wait now, at least as long as the server asked for. */
  next(capMs: number, retryAfterSeconds = 0): number {
    const base = Math.min(capMs, FIRST_MS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    const spread = base * (1 - JITTER + 2 * JITTER * this.#random());
    return Math.max(spread, retryAfterSeconds * 1000);
  }
}
