import type { StoreEvent } from './types';

type Listener = (event: StoreEvent) => void;

/**
 * Hands events to listeners in the order in which they were pushed, also when a listener writes while it is told
 * of a change: what it causes is told to all after what caused it.
 */
export class EventQueue {
  readonly #listeners = new Set<Listener>();
  readonly #waiting: StoreEvent[] = [];
  #draining = false;

  static create() {
    return new EventQueue();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  push(event: StoreEvent): void {
    this.#waiting.push(event);
    if (this.#draining) {
      return;
    }
    this.#draining = true;
    try {
      for (
        let next = this.#waiting.shift();
        next;
        next = this.#waiting.shift()
      ) {
        for (const listener of [...this.#listeners]) {
          listener(next);
        }
      }
    } finally {
      this.#draining = false;
    }
  }
}
