import fs from 'node:fs';
import path from 'node:path';
import { say, step, StepError } from './console.mjs';
import { networkFromNpm } from './npmSettings.mjs';
import { inRoot } from './root.mjs';
import { run, tail } from './run.mjs';

/** What the portal runs on when the machine's own Node is neither 22 nor 24. */
const NODE = 'node@24.9.0';
const YARN = '@yarnpkg/cli-dist@4.18.1';
const SUPPORTED = ['22', '24'];

const tools = inRoot('.tools');
const bin = path.join(tools, 'node_modules', '.bin');

/**
 * Node 22 or 24 and Yarn 4, kept under `.tools` and fetched as npm packages the first time: nothing is installed
 * globally. Resolves to the environment in which the workspace's commands run.
 */
export async function ensureToolchain() {
  const own = process.versions.node.split('.')[0];
  const wanted = SUPPORTED.includes(own) ? [YARN] : [NODE, YARN];
  if (!installed(wanted)) {
    const names = wanted.join(' and ');
    await step(`Fetching ${names} into .tools`, '10 s', () =>
      fetchTools(wanted),
    );
  }
  const env = {
    ...process.env,
    ...(await networkFromNpm()),
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    // A project-wide Yarn on the machine must not take over from the pinned one.
    YARN_IGNORE_PATH: '1',
  };
  const node = await run('node', ['--version'], { env, capture: true });
  if (node.status !== 0) {
    throw new StepError(
      'Starting the fetched Node',
      `node --version ended with ${node.status}: ${node.output.trim()}`,
      'remove the directory .tools and try again',
    );
  }
  say(`  Node ${node.output.trim().slice(1)}, Yarn ${YARN.split('@').pop()}`);
  return env;
}

function installed(wanted) {
  return wanted.every(spec => {
    const at = spec.lastIndexOf('@');
    const manifest = path.join(
      tools,
      'node_modules',
      spec.slice(0, at),
      'package.json',
    );
    return (
      fs.existsSync(manifest) &&
      JSON.parse(fs.readFileSync(manifest, 'utf8')).version ===
        spec.slice(at + 1)
    );
  });
}

async function fetchTools(wanted) {
  fs.mkdirSync(tools, { recursive: true });
  fs.writeFileSync(path.join(tools, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, output } = await run(
    npm,
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...wanted],
    { cwd: tools, capture: true },
  );
  if (status !== 0 || !installed(wanted)) {
    throw new StepError(
      `Fetching ${wanted.join(' and ')}`,
      `npm install ended with ${status}:\n${tail(output)}`,
      'check that npm can reach its registry, then run the command again',
    );
  }
}
