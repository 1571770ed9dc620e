import type { StoreEvent } from './types';

/** The newest events of one resource type, for watches that resume. */
export class EventHistory {
  readonly #capacity: number;
  #events: StoreEvent[] = [];
  #oldest: number;

  private constructor(capacity: number, resourceVersion: number) {
    this.#capacity = capacity;
    this.#oldest = resourceVersion;
  }

  static create(options: { capacity: number; resourceVersion: number }) {
    return new EventHistory(options.capacity, options.resourceVersion);
  }

  add(event: StoreEvent): void {
    this.#events.push(event);
    // Cut in blocks, so that a busy type does not shift an array on every event.
    if (this.#events.length > this.#capacity * 1.5) {
      const cut = this.#events.length - this.#capacity;
      this.#oldest = Number(
        this.#events[cut - 1].object.metadata.resourceVersion,
      );
      this.#events = this.#events.slice(cut);
    }
  }

  /** Undefined when events after `resourceVersion` are gone already. */
  since(resourceVersion: number): StoreEvent[] | undefined {
    if (resourceVersion < this.#oldest) {
      return undefined;
    }
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const version = this.#events[middle].object.metadata.resourceVersion;
      if (Number(version) <= resourceVersion) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#events.slice(low);
  }

  compact(resourceVersion: number): void {
    this.#events = [];
    this.#oldest = resourceVersion;
  }
}
