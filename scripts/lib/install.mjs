import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { step, StepError } from './console.mjs';
import { inRoot } from './root.mjs';
import { run, tail } from './run.mjs';

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
      const { status, output } = await run('yarn', ['install', '--immutable'], {
        env,
        capture: true,
      });
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
