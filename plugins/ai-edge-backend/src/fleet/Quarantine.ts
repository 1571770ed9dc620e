const SMALL = 5;
const SHARE = 0.02;
const CONFIRM_AFTER_MS = 5 * 60 * 1000;

interface Suspicion {
  since: number;
  missing: Set<string>;
}

/**
 * Holds back removals that look like a fault of the source: lists that lack, within five minutes, more than
 * max(5, 2 %) of what was known. A second complete list at least five minutes later confirms them.
 */
export class Quarantine {
  readonly #suspicions = new Map<string, Suspicion>();
  /** By group: removals that were let pass as few, and when the first of them was. */
  readonly #passed = new Map<string, { since: number; count: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Of the refs that a list of `scope` lacks, those that may be removed now. `known` is how many there are in its
   * group: a site after the other may lack a few each, and all of them together very many.
   */
  admit(
    scope: string,
    missing: string[],
    known: number,
    group = scope,
  ): string[] {
    const { since, count } = this.#recent(group);
    if (missing.length === 0) {
      this.#suspicions.delete(scope);
      return missing;
    }
    if (count + missing.length <= Math.max(SMALL, (count + known) * SHARE)) {
      this.#passed.set(group, { since, count: count + missing.length });
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

  #recent(group: string): { since: number; count: number } {
    const now = this.#now();
    const passed = this.#passed.get(group);
    return passed && now - passed.since < CONFIRM_AFTER_MS
      ? passed
      : { since: now, count: 0 };
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
