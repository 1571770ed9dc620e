/** A watch that somebody reads. */
export interface OpenWatch {
  /** Path and query of its request, as faults match it. */
  path: string;
  end(): void;
  break(): void;
  /** Says nothing any more and does not end. */
  hang(): void;
}

/** The watches that are open on one API server, so that they can be cut. */
export class OpenWatches {
  readonly #watches = new Set<OpenWatch>();

  static create() {
    return new OpenWatches();
  }

  get size(): number {
    return this.#watches.size;
  }

  add(watch: OpenWatch): () => void {
    this.#watches.add(watch);
    return () => {
      this.#watches.delete(watch);
    };
  }

  /** Breaks their connections, as a network that goes away does. */
  breakAll(match: (path: string) => boolean = () => true): void {
    this.#matching(match).forEach(watch => watch.break());
  }

  /** Ends them in good order, as an API server that wants its clients elsewhere does. */
  endAll(match: (path: string) => boolean = () => true): void {
    this.#matching(match).forEach(watch => watch.end());
  }

  /** Lets them say nothing any more, as a connection does whose other end is gone. */
  hangAll(match: (path: string) => boolean = () => true): void {
    this.#matching(match).forEach(watch => watch.hang());
  }

  #matching(match: (path: string) => boolean): OpenWatch[] {
    return [...this.#watches].filter(watch => match(watch.path));
  }
}
