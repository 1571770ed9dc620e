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

it.each([
  ['the name of the base', '[{name: d, count: 0}]', 0],
  ['the name with its prefix', '[{name: a-d, count: 3}]', 3],
  ['two entries, of which the last counts', '[{name: d, count: 2}, {name: d, count: 0}]', 0],
])('sets replicas by %s, after all patches', (_name, replicas, expected) => {
  const tree = files(replicas);
  expect(build(memoryTree(tree), 'app')[0].spec.replicas).toBe(expected);
  if (kubectl) expect(byKubectl(tree)).toBe(expected);
});

it('refuses an entry for what is not there, as kustomize does', () => {
  const tree = files('[{name: other, count: 0}]');
  expect(() => build(memoryTree(tree), 'app')).toThrow('other does not match');
  if (kubectl) expect(() => byKubectl(tree)).toThrow(/does not match/);
});
