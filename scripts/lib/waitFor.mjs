import { setTimeout as sleep } from 'node:timers/promises';
import { StepError } from './console.mjs';

/** Waits until a URL answers with a success, at most `timeoutMs`; `aborted` ends the wait early. */
export async function waitFor(what, url, { timeoutMs, aborted }) {
  const deadline = Date.now() + timeoutMs;
  let last = 'nothing yet';
  while (Date.now() < deadline) {
    if (aborted()) return;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.name;
    }
    await sleep(500);
  }
  throw new StepError(
    `Waiting for the ${what}`,
    `${url} did not answer within ${timeoutMs / 1000} s (last: ${last})`,
    'read its log, or run the command again with --verbose to see it',
  );
}
