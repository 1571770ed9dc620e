import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the condition holds; Jest's own time limit is the only one. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}
