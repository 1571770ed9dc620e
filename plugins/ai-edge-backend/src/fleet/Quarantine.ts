const SMALL = 5;
const SHARE = 0.02;
const CONFIRM_AFTER_MS = 5 * 60 * 1000;

interface Suspicion {
  since: number;
  missing: Set<string>;
}

/**
 * Holds back removals that look like a fault of the source: a list that lacks more than max(5, 2 %) of what was
 * known. A second complete list at least five minutes later confirms them.
 */
export class Quarantine {
  readonly #suspicions = new Map<string, Suspicion>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Of the refs that a list of `scope` lacks, those that may be removed now. */
  admit(scope: string, missing: string[], known: number): string[] {
    if (missing.length <= Math.max(SMALL, known * SHARE)) {
      this.#suspicions.delete(scope);
      return missing;
    }
    const earlier = this.#suspicions.get(scope);
    if (!earlier) {
      this.#suspicions.set(scope, {
        since: this.#now(),
        missing: new Set(missing),
      });
      return [];
    }
    if (this.#now() - earlier.since < CONFIRM_AFTER_MS) {
      return [];
    }
    this.#suspicions.delete(scope);
    return missing.filter(ref => earlier.missing.has(ref));
  }

  /** How many rows are held back in scopes that start so. */
  held(scopePrefix: string): number {
    let count = 0;
    for (const [scope, { missing }] of this.#suspicions) {
      if (scope.startsWith(scopePrefix)) count += missing.size;
    }
    return count;
  }
}
