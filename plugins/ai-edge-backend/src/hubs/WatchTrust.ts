/** A watch that has lasted this long may be quiet because nothing changes. */
const PROVEN_MS = 5_000;
const MAX_FRUITLESS = 3;

/**
 * Tells watches that are quiet from watches that are none: what answers 200 and ends at once, again and again, says
 * nothing about whether something has changed.
 */
export class WatchTrust {
  readonly #handlers: { alive(): void; doubted?(): void };
  /** Runs from the opening of a watch until its first event, its end, or until it has lasted. */
  #unproven?: NodeJS.Timeout;
  #fruitless = 0;

  constructor(handlers: { alive(): void; doubted?(): void }) {
    this.#handlers = handlers;
  }

  /** The last watch has ended at once, and nothing was proven since. */
  get doubted(): boolean {
    return this.#fruitless > 0;
  }

  /** So many watches have ended at once that the collection is to be listed again. */
  get lost(): boolean {
    return this.#fruitless >= MAX_FRUITLESS;
  }

  listed(): void {
    this.#fruitless = 0;
  }

  opened(): void {
    if (this.#fruitless === 0) this.#handlers.alive();
    this.#unproven = setTimeout(() => this.heard(), PROVEN_MS);
    this.#unproven.unref();
  }

  heard(): void {
    this.#settle();
    this.#fruitless = 0;
    this.#handlers.alive();
  }

  ended(): void {
    if (!this.#settle()) return;
    this.#fruitless += 1;
    this.#handlers.doubted?.();
  }

  /** True when nothing had been proven. */
  #settle(): boolean {
    const unproven = this.#unproven !== undefined;
    clearTimeout(this.#unproven);
    this.#unproven = undefined;
    return unproven;
  }
}
