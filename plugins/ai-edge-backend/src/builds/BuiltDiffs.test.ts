import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MemoryTree,
  type FileChange,
  type Layout,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BuiltDiffs } from './BuiltDiffs';

const inventory = ['a', 'b', 'c'].map(name => ({
  hub: 'core',
  name,
  labels: {},
}));

/** Each directory `sites/<site>` is built for that site. */
const layout: Layout = {
  id: 'dirs',
  owns: () => true,
  read: tree =>
    tree
      .paths('sites/')
      .filter(path => path.endsWith('/kustomization.yaml'))
      .map(path => ({
        hub: 'core',
        site: path.split('/')[1],
        model: 'bike',
        namespace: 'bike',
        object: { kind: 'InferenceService', name: 'bike' },
        path: path.split('/').slice(0, 2).join('/'),
        application: '{site}-bike',
      })),
  resolve: assignments =>
    assignments.flatMap(({ selector: _selector, site, ...line }) =>
      site ? [{ ...line, site }] : [],
    ),
  plan: () => ({
    files: [],
    applications: { added: 0, removed: 0 },
    sites: [],
    findings: [],
  }),
};

const site = (base: string) => `resources:\n  - ${base}\n`;
const files = {
  'base/kustomization.yaml': 'resources:\n  - model.yaml\n',
  'base/model.yaml': 'image: v1\n',
  'sites/a/kustomization.yaml': site('../../base'),
  'sites/b/kustomization.yaml': site('../../base'),
  'sites/c/kustomization.yaml': 'resources: []\n',
};

function update(path: keyof typeof files, after: string): FileChange {
  return { path, change: 'update', before: files[path], after };
}

describe('what a change builds', () => {
  const dir = mkdtempSync(join(tmpdir(), 'built-diffs-test-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** A program in the place of kustomize. */
  function program(name: string, script: string) {
    const path = join(dir, name);
    writeFileSync(path, `#!${process.execPath}\n${script}`);
    chmodSync(path, 0o755);
    return path;
  }

  /** Prints every file that is there, and what it was called with. */
  const printer = program(
    'kustomize-print',
    `const fs = require('fs'), path = require('path');
     const [verb, dir] = process.argv.slice(2);
     const root = path.resolve(dir, '../..');
     console.log(verb);
     for (const file of fs.readdirSync(root, { recursive: true }).sort()) {
       const full = path.join(root, file);
       if (fs.statSync(full).isFile() && !file.startsWith('sites'))
         console.log(file, fs.readFileSync(full, 'utf8').trim());
     }
     console.log(Object.keys(process.env).includes('SECRET_OF_THE_BACKEND'));`,
  );

  function built(changes: FileChange[], command: string, timeoutMs = 10_000) {
    return BuiltDiffs.create({ command, timeoutMs, concurrency: 2 }).of(
      layout,
      MemoryTree.fromFiles(files),
      changes,
      inventory,
    );
  }

  it('groups the directories that change alike, and leaves out those that do not', async () => {
    process.env.SECRET_OF_THE_BACKEND = 'x';
    const { built: groups, findings } = await built(
      [update('base/model.yaml', 'image: v2\n')],
      printer,
    );
    expect(findings).toEqual([]);
    expect(groups).toEqual([
      {
        paths: ['sites/a', 'sites/b'],
        sites: 2,
        diff: expect.stringMatching(
          /-base\/model.yaml image: v1\n\+base\/model.yaml image: v2\n false/,
        ),
      },
    ]);
  });

  it('shows what comes and goes with an Application', async () => {
    const { built: groups } = await built(
      [
        {
          path: 'sites/a/kustomization.yaml',
          change: 'delete',
          before: site('../../base'),
        },
      ],
      printer,
    );
    expect(groups).toMatchObject([
      { paths: ['sites/a'], sites: 1, diff: expect.stringContaining('-build') },
    ]);
  });

  it('does not build what reads from elsewhere', async () => {
    const marker = join(dir, 'was-run');
    const touch = program(
      'kustomize-touch',
      `require('fs').writeFileSync(${JSON.stringify(marker)}, '');`,
    );
    for (const remote of [
      'https://example.com/base.yaml',
      'github.com/example/models//base?ref=main',
      'git@example.com:models/base',
    ]) {
      const { built: groups, findings } = await built(
        [update('sites/c/kustomization.yaml', site(remote))],
        touch,
      );
      expect(groups).toEqual([]);
      expect(findings).toEqual([
        expect.objectContaining({
          id: 'not-built',
          state: 'unknown',
          detail: expect.stringContaining(remote),
        }),
      ]);
    }
  });

  it('says why a directory does not build, without paths of the backend', async () => {
    const fails = program(
      'kustomize-fails',
      `if (require('fs').readFileSync(process.argv[3] + '/kustomization.yaml', 'utf8').includes('gone')) {
         console.error('Error: no such file ' + process.argv[3] + '/gone.yaml\\nmore');
         process.exit(1);
       }`,
    );
    const { findings } = await built(
      [update('sites/c/kustomization.yaml', site('gone.yaml'))],
      fails,
    );
    expect(findings).toEqual([
      {
        id: 'does-not-build',
        state: 'fail',
        title: 'sites/c does not build',
        detail: 'Error: no such file sites/c/gone.yaml',
        path: 'sites/c',
      },
    ]);
  });

  it('ends a build that takes too long, and one that writes too much', async () => {
    const change = [update('sites/c/kustomization.yaml', 'resources: [x]\n')];
    const slow = program('kustomize-slow', `setTimeout(() => {}, 60000);`);
    expect((await built(change, slow, 300)).findings).toMatchObject([
      { id: 'does-not-build', detail: 'no end within 0.3 s' },
    ]);
    const loud = program(
      'kustomize-loud',
      `process.stdout.write('x'.repeat(5 * 1024 * 1024));`,
    );
    expect((await built(change, loud)).findings).toMatchObject([
      { id: 'does-not-build', detail: 'it builds more than 4 MiB' },
    ]);
  });

  it('says when the program is not there', async () => {
    const { built: groups, findings } = await built(
      [update('base/model.yaml', 'image: v2\n')],
      join(dir, 'kubectl-missing'),
    );
    expect(groups).toEqual([]);
    expect(findings).toMatchObject([{ id: 'not-built', state: 'unknown' }]);
  });
});
