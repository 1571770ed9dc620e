import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { build } from './build';
import { memoryTree } from './__testUtils__/testTree';

const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

const files = (replicas: string) => ({
  'app/kustomization.yaml': `namePrefix: a-\nresources: [../base]\npatches:\n- patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {replicas: 4}}'\nreplicas: ${replicas}\n`,
  'base/kustomization.yaml': 'resources: [d.yaml]\n',
  'base/d.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 1, selector: {}, template: {}}\n',
});

/** What kubectl says, where it is: the lab is held against it. */
function byKubectl(of: Record<string, string>): number {
  const root = mkdtempSync(join(tmpdir(), 'ai-edge-lab-'));
  try {
    for (const [path, text] of Object.entries(of)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return parse(
      execFileSync('kubectl', ['kustomize', join(root, 'app')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    ).spec.replicas;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const cases: [string, string, number][] = [
  ['the name of the base', '[{name: d, count: 0}]', 0],
  ['the name with its prefix', '[{name: a-d, count: 3}]', 3],
  ['the last entry', '[{name: d, count: 2}, {name: d, count: 0}]', 0],
];
const other = files('[{name: other, count: 0}]');

it.each(cases)(
  'sets replicas by %s, after all patches',
  (_name, replicas, expected) => {
    const [{ spec }] = build(memoryTree(files(replicas)), 'app');
    expect(spec.replicas).toBe(expected);
  },
);

it('refuses an entry for what is not there', () => {
  expect(() => build(memoryTree(other), 'app')).toThrow('other does not match');
});

// Where kubectl is, it is the judge.
it.each(kubectl ? cases : [])(
  'does as kubectl does with %s',
  (_name, replicas, expected) => {
    expect(byKubectl(files(replicas))).toBe(expected);
  },
);

it.each(kubectl ? [other] : [])('refuses what kubectl refuses', tree => {
  expect(() => byKubectl(tree)).toThrow(/does not match/);
});
