export interface WorkQueueOptions {
  name: string;
  /** Handles one key; another time for it can be asked for with {@link WorkQueue.add}. */
  work(key: string): Promise<void> | void;
  log(message: string): void;
}

/** Keys that want attention, each at most once and at its time; one is worked on at a time. Costs nothing when idle. */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #due = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #stopped = false;

  static create(options: WorkQueueOptions): WorkQueue {
    return new WorkQueue(options);
  }

  private constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /** Asks for a key after some milliseconds; the earlier of two times counts. */
  add(key: string, delay = 0): void {
    if (this.#stopped) return;
    const at = Date.now() + delay;
    const known = this.#due.get(key);
    if (known !== undefined && known <= at) return;
    this.#due.set(key, at);
    if (!this.#running) this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #schedule() {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#due.size === 0) return;
    const next = Math.min(...this.#due.values());
    this.#timer = setTimeout(() => this.#run(), Math.max(0, next - Date.now()));
    this.#timer.unref();
  }

  async #run() {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    const now = Date.now();
    const ready = [...this.#due].filter(([, at]) => at <= now);
    for (const [key] of ready) {
      if (this.#stopped) break;
      this.#due.delete(key);
      try {
        await this.#options.work(key);
      } catch (error) {
        this.#options.log(`${this.#options.name}: ${key}: ${error}`);
        this.add(key, 5000);
      }
    }
    this.#running = false;
    this.#schedule();
  }
}
