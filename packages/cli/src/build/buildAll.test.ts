/* eslint jest/no-standalone-expect: ["error", { "additionalTestBlockFunctions": ["itWithKubectl"] }] */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MemoryTree } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { buildAll } from './buildAll';
import type { Builder } from './findBuilder';

/** Stands in for kubectl: prints what it finds, and fails where it finds nothing. */
const reader: Builder = {
  name: 'reader',
  command: process.execPath,
  args: directory => [
    '-e',
    `const file = ${JSON.stringify(directory)} + '/kustomization.yaml';
     const text = require('fs').readFileSync(file, 'utf8');
     if (text.includes('env')) { process.stderr.write(JSON.stringify(process.env)); process.exit(1); }
     if (text.includes('root')) { process.stderr.write('at ' + file); process.exit(1); }`,
  ],
};
const tree = MemoryTree.fromFiles({
  'ok/kustomization.yaml': 'a',
  'env/kustomization.yaml': 'env',
  'root/kustomization.yaml': 'root',
});
const build = (dir: string, remote: string[] = []) => ({ dir, remote });

it('builds what it is given, and says what failed without naming its own directory', async () => {
  const results = await buildAll(reader, tree, [build('root'), build('ok')]);
  expect(results).toEqual([
    { dir: 'ok', state: 'ok' },
    { dir: 'root', state: 'failed', message: 'at root/kustomization.yaml' },
  ]);
});

it('gives the tool nothing of its environment', async () => {
  process.env.FORGE_TOKEN = 's3cr3t';
  try {
    const [{ message = '' }] = await buildAll(reader, tree, [build('env')]);
    const env = JSON.parse(message);
    expect(Object.keys(env).sort()).toEqual(['HOME', 'PATH', 'TMPDIR']);
    // What it built in is gone.
    expect(existsSync(env.HOME)).toBe(false);
  } finally {
    delete process.env.FORGE_TOKEN;
  }
});

it('does not build what would fetch something', async () => {
  const url = 'https://example.com/base';
  expect(await buildAll(reader, tree, [build('gone', [url])])).toEqual([
    { dir: 'gone', state: 'unknown', message: `it reads ${url}` },
  ]);
});

const hasKubectl =
  spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status ===
  0;

const itWithKubectl = hasKubectl ? it : it.skip;

itWithKubectl(
  `builds with a real kubectl${hasKubectl ? '' : ' (skipped: there is none)'}`,
  async () => {
    const kubectl: Builder = {
      name: 'kubectl kustomize',
      command: 'kubectl',
      args: directory => ['kustomize', directory],
    };
    const good = 'configMapGenerator: [{name: a, literals: [b=c]}]\n';
    const results = await buildAll(
      kubectl,
      MemoryTree.fromFiles({
        'good/kustomization.yaml': good,
        'bad/kustomization.yaml': 'resources: [gone.yaml]\n',
        'out/kustomization.yaml': 'resources: [/etc/hostname]\n',
      }),
      [build('good'), build('bad'), build('out')],
    );
    expect(results.map(({ dir, state }) => [dir, state])).toEqual([
      ['bad', 'failed'],
      ['good', 'ok'],
      ['out', 'failed'],
    ]);
    expect(results[0].message).toContain('gone.yaml');
  },
);
