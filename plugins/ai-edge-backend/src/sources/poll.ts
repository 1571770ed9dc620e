import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `round` now and then on the interval until the signal aborts. `round` deals with its own failures.
 */
export async function poll(
  round: () => Promise<void>,
  options: { intervalMs: number; signal: AbortSignal },
): Promise<void> {
  const { intervalMs, signal } = options;
  while (!signal.aborted) {
    await round();
    // The only way this rejects is the abort, which ends the loop.
    await sleep(intervalMs, undefined, { signal, ref: false }).catch(
      () => undefined,
    );
  }
}
