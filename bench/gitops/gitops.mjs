import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../scripts/lib/console.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { line, ms } from '../lib/format.mjs';
import { writeMonorepo } from './monorepo.mjs';
import { measureProposals } from './proposals.mjs';
import { sayCalls, sayPlans, sayPreviews } from './sayProposals.mjs';

const require = createRequire(import.meta.url);

/** Runs the measurement in a process that understands TypeScript; it prints one JSON line. */
function measure(directory, estate) {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const child = spawn(
    'node',
    [
      '--expose-gc',
      '--require',
      transform,
      inRoot('bench/gitops/measure.mjs'),
      directory,
      JSON.stringify(estate),
    ],
    {
      cwd: inRoot('packages/backend'),
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code =>
      code === 0
        ? resolve(JSON.parse(output.trim().split('\n').at(-1)))
        : reject(new Error(`The measurement ended with ${code}`)),
    );
  });
}

/** What a monorepo of models costs the portal: mirror, closures over its commits, one push, and proposals to it. */
export default async function gitops(args) {
  const { values } = parseArgs({
    args,
    options: {
      sites: { type: 'string', default: '3500' },
      'models-per-site': { type: 'string', default: '5' },
      models: { type: 'string', default: '40' },
      commits: { type: 'string', default: '200' },
    },
  });
  const estate = {
    sites: Number(values.sites),
    modelsPerSite: Number(values['models-per-site']),
    models: Number(values.models),
    commits: Number(values.commits),
  };
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-gitops-'));
  try {
    writeMonorepo(path.join(directory, 'origin.git'), estate);
    const m = await measure(directory, estate);
    say(
      `${estate.models} models, ${m.lines} lines of desired state, ${m.files} files, ${estate.commits} commits`,
    );
    say(line('mirror: first fetch', ms(m.firstFetch)));
    say(line('mirror: fetch of one commit', ms(m.fetch)));
    say(line('history: the whole of it, from the mirror', ms(m.readHistory)));
    say(
      line(
        `closures of ${m.paths} paths over ${m.commitsRead} commits`,
        ms(m.closures),
      ),
    );
    say(
      line(
        'closures read for them',
        `${m.closuresRead} of ${m.paths * m.commitsRead}`,
      ),
    );
    say(line('asked again', ms(m.again)));
    say('');
    say(`one commit that moves a ring of ${m.moved.sites} sites`);
    say(line('history', ms(m.moved.history)));
    say(line('layout: read and resolve', ms(m.moved.layout)));
    say(line('fleet: evaluation', ms(m.moved.evaluation)));
    say(line('rows decided again', m.moved.decided, m.moved.sites));
    say('');
    say('one commit that changes no build');
    say(line('fleet: evaluation', ms(m.idle.evaluation)));
    say(line('rows decided again', m.idle.decided, 0));
    sayPlans(m.plans);
    const { previews, calls } = await measureProposals(directory, estate);
    sayPreviews(previews);
    sayCalls(calls);
    return 0;
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
