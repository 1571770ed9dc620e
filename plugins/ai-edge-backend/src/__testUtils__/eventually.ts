import { setTimeout as sleep } from 'node:timers/promises';

/** Reads until what is read is as wanted, and answers it; the test's own time limit ends it. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  wanted: (value: T) => boolean,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    await sleep(20);
  }
}
