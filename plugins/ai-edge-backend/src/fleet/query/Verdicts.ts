const UNKNOWN = 0;
const YES = 1;
const NO = 2;

const MOST = 100;

/**
 * What was decided about rows, by decision: a condition is evaluated once for a row as it is, not once a request.
 * Whoever changes a row, or anything that a condition looks at, has it forgotten.
 */
export class Verdicts {
  /** The one used last is the last. */
  readonly #byDecision = new Map<string, { rows: Uint8Array }>();

  /** The test of a decision. Two decisions with one key must decide alike. */
  of(
    key: string,
    size: number,
    decide: (row: number) => boolean,
  ): (row: number) => boolean {
    const known = this.#byDecision.get(key) ?? { rows: new Uint8Array(size) };
    if (known.rows.length < size) {
      const grown = new Uint8Array(size * 2);
      grown.set(known.rows);
      known.rows = grown;
    }
    this.#byDecision.delete(key);
    this.#byDecision.set(key, known);
    if (this.#byDecision.size > MOST) {
      const [oldest] = this.#byDecision.keys();
      this.#byDecision.delete(oldest);
    }
    const { rows } = known;
    return row => {
      if (rows[row] === UNKNOWN) rows[row] = decide(row) ? YES : NO;
      return rows[row] === YES;
    };
  }

  forget(row: number): void {
    for (const { rows } of this.#byDecision.values()) {
      if (row < rows.length) rows[row] = UNKNOWN;
    }
  }
}
