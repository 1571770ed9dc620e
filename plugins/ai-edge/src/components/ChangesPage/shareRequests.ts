/**
 * Lets questions that are asked at once share one answer: the rows of a list, its counts and its total are all made
 * of the same one.
 */
export function shareRequests<T>(ask: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined;
  return () => {
    current ??= ask().finally(() => {
      current = undefined;
    });
    return current;
  };
}
