/** How much longer than it was asked to a server may let a watch run. */
const SLACK_MS = 30_000;

/**
 * Gives a watch up that tells of nothing for too long, or that does not end when it should. Bytes alone are no sign of
 * life: what sits between portal and hub may send some for ever.
 */
export class WatchPatience {
  readonly #controller = new AbortController();
  readonly #silence: NodeJS.Timeout;
  readonly #end: NodeJS.Timeout;

  constructor(options: { silenceMs: number; lengthMs: number }) {
    const giveUp = () => this.#controller.abort();
    this.#silence = setTimeout(giveUp, options.silenceMs);
    this.#end = setTimeout(giveUp, options.lengthMs + SLACK_MS);
    this.#silence.unref();
    this.#end.unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** An event, or a bookmark, has come. */
  heard(): void {
    this.#silence.refresh();
  }

  /** The watch has ended. */
  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#end);
  }
}
