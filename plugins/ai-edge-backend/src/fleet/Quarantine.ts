const SMALL = 5;
const SHARE = 0.02;
const CONFIRM_AFTER_MS = 5 * 60 * 1000;

/** How many of so many may go without a second look. */
export function fewOf(known: number): number {
  return Math.max(SMALL, known * SHARE);
}

interface Suspicion {
  since: number;
  missing: Set<string>;
}

/** A list that lacks something. */
export interface ShortList {
  /** Names the list: the next one of the same name confirms or clears what it lacked. */
  scope: string;
  /** Lists whose removals are counted together: a site after the other may lack a few each. */
  group?: string;
  missing: string[];
  /** How many there are in the group. */
  known: number;
  /** As a whole the list is not to be believed: what it lacks is never let pass as few. */
  isShort?: boolean;
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

  /** Of what a list lacks, that which may be removed now. */
  admit(list: ShortList): string[] {
    const { scope, group = scope, missing, known, isShort = false } = list;
    const { since, count } = this.#recent(group);
    if (missing.length === 0) {
      this.#suspicions.delete(scope);
      return missing;
    }
    const few = fewOf(count + known);
    if (!isShort && count + missing.length <= few) {
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

  /** It was seen again, or seen leaving: a list says nothing of it any more. */
  settle(scopePrefix: string, ref: string): void {
    for (const [scope, { missing }] of this.#suspicions) {
      if (scope.startsWith(scopePrefix)) missing.delete(ref);
    }
  }

  /** How many rows are held back in scopes that start so. */
  held(scopePrefix: string): number {
    let count = 0;
    for (const [scope, { missing }] of this.#suspicions) {
      if (scope.startsWith(scopePrefix)) count += missing.size;
    }
    return count;
  }

  #recent(group: string): { since: number; count: number } {
    const now = this.#now();
    const passed = this.#passed.get(group);
    return passed && now - passed.since < CONFIRM_AFTER_MS
      ? passed
      : { since: now, count: 0 };
  }
}
