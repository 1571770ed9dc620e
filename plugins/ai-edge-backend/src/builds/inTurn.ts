/** Does the work for each item, so many at a time. The results are in the items' order. */
export async function inTurn<T, R>(
  items: T[],
  atATime: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index]);
    }
  };
  const workers = Math.min(atATime, items.length);
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}
