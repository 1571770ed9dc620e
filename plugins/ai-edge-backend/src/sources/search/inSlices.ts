import { setImmediate } from 'node:timers/promises';

/** Works through many items a few at a time: whoever else has something to do gets their turn in between. */
export async function inSlices<T>(
  items: readonly T[],
  size: number,
  work: (slice: T[]) => void,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) {
    work(items.slice(at, at + size));
    await setImmediate();
  }
}
