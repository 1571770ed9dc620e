/** The watches that are open on one API server, so that they can be cut. */
export class OpenWatches {
  readonly #cuts = new Set<() => void>();

  static create() {
    return new OpenWatches();
  }

  get size(): number {
    return this.#cuts.size;
  }

  add(cut: () => void): () => void {
    this.#cuts.add(cut);
    return () => {
      this.#cuts.delete(cut);
    };
  }

  cutAll(): void {
    for (const cut of [...this.#cuts]) {
      cut();
    }
  }
}
