import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 40_000;

/** Reads until what is read is as wanted, and answers it. What was read last is in the error when that never comes. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  wanted: (value: T) => boolean,
  what: string,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) {
      throw new Error(
        `Not within 40 s: ${what}. Last: ${JSON.stringify(value)}`,
      );
    }
    await sleep(100);
  }
}
