import type { PullRequest } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** Which pull requests something was heard of. */
export interface Heard {
  /** Something happened to them. */
  numbers?: number[];
  /** Their checks say something new. */
  checksOf?: number[];
  /** Commits whose checks say something new. */
  revisions?: string[];
}

/** Collects what is heard while earlier news is looked into: a CI with thirty checks tells of each. */
export class HeardOf {
  readonly #numbers = new Set<number>();
  readonly #checksOf = new Set<number>();
  readonly #revisions = new Set<string>();

  static create(heard: Heard = {}) {
    const made = new HeardOf();
    made.add(heard);
    return made;
  }

  private constructor() {}

  get isEmpty(): boolean {
    return (
      this.#numbers.size + this.#checksOf.size + this.#revisions.size === 0
    );
  }

  /** The list of pull requests is another one by now. */
  get concernsPulls(): boolean {
    return this.#numbers.size > 0;
  }

  add({ numbers = [], checksOf = [], revisions = [] }: Heard) {
    numbers.forEach(number => this.#numbers.add(number));
    checksOf.forEach(number => this.#checksOf.add(number));
    revisions.forEach(revision => this.#revisions.add(revision));
  }

  isOf({ number, headRevision }: PullRequest): boolean {
    return (
      this.#numbers.has(number) ||
      this.#checksOf.has(number) ||
      (headRevision !== undefined && this.#revisions.has(headRevision))
    );
  }
}
