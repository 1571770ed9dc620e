import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { say, step, StepError } from './console.mjs';
import { inRoot } from './root.mjs';
import { run, tail } from './run.mjs';

const STILL_MS = 30_000;

const stamp = inRoot('node_modules', '.ai-edge-install');

/** Installs the workspace's dependencies exactly as yarn.lock says, unless that has been done already. */
export async function ensureInstalled(env) {
  const wanted = fingerprint();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  await step(
    'Installing dependencies from yarn.lock',
    '1 to 4 minutes the first time',
    async () => {
      const { status, output } = await installing(env);
      if (status !== 0) {
        throw new StepError(
          'Installing dependencies',
          `yarn install --immutable ended with ${status}:\n${tail(output, 30)}`,
          'check that npm packages can be reached and that yarn.lock matches the package.json files, then run the command again',
        );
      }
      fs.writeFileSync(stamp, wanted);
    },
  );
}

/** Runs the install; now and then it says what Yarn is at, so that a slow network does not look like a hang. */
async function installing(env) {
  let last = 'nothing said yet';
  const timer = setInterval(() => say(`  still at it: ${last}`), STILL_MS);
  try {
    return await run('yarn', ['install', '--immutable'], {
      env: { ...env, YARN_ENABLE_COLORS: 'false', YARN_HTTP_RETRY: '3' },
      capture: true,
      onOutput: text => {
        last = text.trim().split('\n').pop() || last;
      },
    });
  } finally {
    clearInterval(timer);
  }
}

/** Changes whenever an install could have another outcome. */
function fingerprint() {
  const hash = createHash('sha256');
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    fs
      .readdirSync(inRoot(folder))
      .sort()
      .map(name => path.join(folder, name, 'package.json')),
  );
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...manifests,
  ]) {
    const full = inRoot(file);
    if (fs.existsSync(full)) {
      hash.update(file).update('\0').update(fs.readFileSync(full));
    }
  }
  return hash.digest('hex');
}
