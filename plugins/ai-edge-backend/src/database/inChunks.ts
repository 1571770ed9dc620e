import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Works through many things a few at a time. Requests are answered in between: some databases work in this very
 * thread.
 */
export async function inChunks<T>(
  items: readonly T[],
  size: number,
  work: (chunk: T[]) => void | Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    await work(items.slice(start, start + size));
    await nextTurn();
  }
}
