import { ServiceUnavailableError } from '@backstage/errors';

/** So many at a time; so many more may wait, in order; the rest are told at once. */
export class Slots {
  readonly #queue: { turn: () => void }[] = [];
  readonly #maxWaiting: number;
  readonly #busy: string;
  #free: number;

  static create(options: {
    limit: number;
    maxWaiting: number;
    /** What is said to whom there is no room for. */
    busy: string;
  }): Slots {
    return new Slots(options);
  }

  private constructor(options: {
    limit: number;
    maxWaiting: number;
    busy: string;
  }) {
    this.#free = options.limit;
    this.#maxWaiting = options.maxWaiting;
    this.#busy = options.busy;
  }

  /** Resolves with what gives the slot back. Rejects when there is none before the signal aborts. */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#queue.length < this.#maxWaiting) await this.#turn(signal);
    else throw new ServiceUnavailableError(this.#busy);
    let given = false;
    return () => {
      if (!given) this.#giveBack();
      given = true;
    };
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const place = { turn: resolve };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(place), 1);
        reject(new ServiceUnavailableError(this.#busy));
      };
      place.turn = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#queue.push(place);
    });
  }

  #giveBack(): void {
    const next = this.#queue.shift();
    if (next) next.turn();
    else this.#free += 1;
  }
}
