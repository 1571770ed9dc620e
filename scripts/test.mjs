#!/usr/bin/env node
// Everything that a change must pass. `npm test -- unit` (or format, lint, types, api, house, browser) runs a part of it.
import fs from 'node:fs';
import { findChromium } from './lib/chromium.mjs';
import { main, say, seconds, StepError } from './lib/console.mjs';
import { freePorts } from './lib/freePorts.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { onInterrupt } from './lib/interrupt.mjs';
import { startPortal } from './lib/portal.mjs';
import { POSTGRES_VARIABLE } from './lib/postgres.mjs';
import { inRoot } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { withPostgres } from './lib/withPostgres.mjs';

const results = inRoot('.test-results');
const counts = { passed: 0, failed: 0, skipped: 0 };

function count(passed, failed, skipped) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
}

/** A step that is one command: it passes when the command does. */
function command(...args) {
  return async env => (await run('yarn', args, { env })).status === 0;
}

/** The tests of the scripts themselves, and the house rules. */
async function house(env) {
  const files = ['scripts', 'scripts/lib'].flatMap(folder =>
    fs
      .readdirSync(inRoot(folder))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => `${folder}/${name}`),
  );
  const { status, output } = await run(
    'node',
    ['--test', '--test-reporter=tap', ...files],
    { env, capture: true },
  );
  const number = word => Number(output.match(`# ${word} (\\d+)`)?.[1]);
  count(number('pass'), number('fail'), number('skipped'));
  say(status === 0 ? `  ${number('pass')} tests` : output);
  return status === 0 && number('pass') > 0;
}

/** The databases' tests run on SQLite always, and on the PostgreSQL that is installed. */
function unit(env) {
  return withPostgres(env, connectionString =>
    unitTests({
      ...env,
      ...(connectionString && { [POSTGRES_VARIABLE]: connectionString }),
    }),
  );
}

async function unitTests(env) {
  const report = `${results}/unit.json`;
  const { status } = await run(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${report}`,
      ...(env.CI ? ['--ci'] : []),
    ],
    { env: { ...env, NODE_OPTIONS: '--no-deprecation' } },
  );
  if (!fs.existsSync(report)) {
    return false;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTotalTests } =
    JSON.parse(fs.readFileSync(report, 'utf8'));
  count(numPassedTests, numFailedTests, numPendingTests);
  return status === 0 && numTotalTests > 0;
}

async function browser(env) {
  const chromium = findChromium(env);
  if (!chromium) {
    const told =
      'no Chromium was found. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test';
    if (env.CI) {
      throw new StepError(
        'The browser test',
        told,
        'with CI set it has to run',
      );
    }
    say(`  NOT RUN: ${told}`);
    return undefined;
  }
  const interrupt = onInterrupt();
  const ports = await freePorts();
  const portal = await startPortal({
    env,
    ports,
    dataDir: `${results}/portal`,
    labDir: `${results}/lab`,
    signal: interrupt.signal,
  });
  const report = `${results}/browser.json`;
  try {
    const { status } = await run('yarn', ['playwright', 'test'], {
      env: {
        ...env,
        CHROMIUM_PATH: chromium,
        PORTAL_URL: `http://localhost:${ports.APP_PORT}`,
        BACKEND_URL: `http://localhost:${ports.BACKEND_PORT}`,
        LAB_URL: `http://127.0.0.1:${ports.LAB_PORT}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    if (!fs.existsSync(report)) {
      return false;
    }
    const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
    count(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
    return status === 0 && stats.expected > 0;
  } finally {
    await portal.stop();
  }
}

const STEPS = {
  format: {
    title: 'Formatting (prettier)',
    run: command('prettier', '--check', '--loglevel=warn', '.'),
  },
  lint: {
    title: 'Lint',
    run: command('backstage-cli', 'repo', 'lint', '--max-warnings', '0'),
  },
  // Writes the declarations that the API reports are made of.
  types: { title: 'Type check', run: command('tsc') },
  api: {
    title: 'API reports are up to date',
    run: command('api-reports', '--ci'),
  },
  house: { title: 'House rules and scripts', run: house },
  unit: { title: 'Unit and integration tests', run: unit },
  browser: { title: 'Browser test', run: browser },
};

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(name => !(name in STEPS));
  if (unknown.length > 0) {
    say(
      `Unknown: ${unknown.join(', ')}. Choose from ${Object.keys(STEPS).join(
        ', ',
      )}.`,
    );
    return 2;
  }
  const env = await ensureToolchain();
  await ensureInstalled(env);
  fs.rmSync(results, { recursive: true, force: true });
  fs.mkdirSync(results, { recursive: true });

  const outcome = [];
  for (const [name, { title, run: runStep }] of Object.entries(STEPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`\n> ${title}`);
    const started = Date.now();
    let passed;
    try {
      passed = await runStep(env);
    } catch (error) {
      say(error.message);
      passed = false;
    }
    outcome.push({ title, passed, took: Date.now() - started });
  }

  say('\nWhat ran:');
  for (const { title, passed, took } of outcome) {
    const word =
      passed === undefined ? 'NOT RUN' : passed ? 'passed' : 'FAILED';
    say(`  ${word.padEnd(8)} ${title} (${seconds(took)})`);
  }
  say();
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return outcome.some(step => step.passed === false) ? 1 : 0;
});
