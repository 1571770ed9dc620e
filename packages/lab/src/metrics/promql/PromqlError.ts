/** A query that is wrong, or that this evaluator does not know: `bad_data` on the wire. */
export class PromqlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PromqlError';
  }
}
