/** What the scripts say. Everything goes to stdout, one line a fact, so that a log of it reads well too. */

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/**
 * A failure that a person can act on: the step, why it failed and what to do.
 */
export class StepError extends Error {
  constructor(step, why, remedy) {
    super(`${step} failed.\n  Why: ${why}\n  What to do: ${remedy}`);
    this.step = step;
  }
}

/** Runs a step, saying what it does, how long it usually takes, and how long it took. */
export async function step(title, usually, work) {
  say(`> ${title}${usually ? ` (usually ${usually})` : ''}`);
  const started = Date.now();
  const result = await work();
  say(`  done in ${seconds(Date.now() - started)}`);
  return result;
}

export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** Runs a script's main function and turns what it throws into a message and an exit status. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    say();
    say(error instanceof StepError ? error.message : error.stack);
    process.exitCode = 1;
  }
}
