/** The command was called wrongly, or what it was pointed at cannot be read. The message is all that anybody needs. */
export class UsageError extends Error {
  override name = 'UsageError';
}
