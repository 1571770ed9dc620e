import { createHash } from 'node:crypto';
import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PullRequest } from '../types';
import { proposalBody } from '../review/proposalBody';
import { branchName, freeBranchName, parseBranchName } from './branchName';
import { findExisting } from './findExisting';
import { proposalHash } from './proposalHash';
import { sitesSha256 } from './sitesSha256';

const intent: Intent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: 's3://models/bike' },
  sites: { clusterSets: ['retail'] },
};
const refs = [
  { hub: 'core', name: 'edge-2' },
  { hub: 'core', name: 'edge-1' },
];

it('hashes the sorted list of sites, one line each', () => {
  const expected = createHash('sha256')
    .update('core/edge-1\ncore/edge-2\n')
    .digest('hex');
  expect(sitesSha256(refs)).toBe(expected);
  expect(sitesSha256([...refs].reverse())).toBe(expected);
  expect(sitesSha256([...refs, refs[0]])).toBe(expected);
  expect(sitesSha256([])).toBe(createHash('sha256').digest('hex'));
});

describe('proposalHash', () => {
  const hash = proposalHash(intent, refs);

  it('does not depend on wording, order of keys or how sites were selected', () => {
    const worded = {
      sites: { names: refs },
      title: 'x',
      reviewers: ['ann'],
      draft: true,
      artifact: intent.artifact,
      model: { version: 'v3', name: 'bike' },
      gitops: 'models',
      kind: 'deploy',
    } as unknown as Intent;
    expect(proposalHash(worded, [...refs].reverse())).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Partial<Intent>, typeof refs | undefined]>([
    ['another version', { model: { name: 'bike', version: 'v4' } }, refs],
    ['another site', {}, refs.slice(1)],
    ['no selection', {}, undefined],
    ['another repository', { gitops: 'other' }, refs],
  ])('depends on %s', (_name, change, sites) => {
    expect(proposalHash({ ...intent, ...change } as Intent, sites)).not.toBe(hash);
  });
});

describe('branches', () => {
  const hash = proposalHash(intent, refs);

  it('are named by kind, model and hash, and count attempts', async () => {
    expect(branchName(intent, hash)).toBe(
      `ai-edge/deploy/bike-${hash.slice(0, 10)}`,
    );
    const taken = [branchName(intent, hash), branchName(intent, hash, 2)];
    await expect(
      freeBranchName(intent, hash, async branch => taken.includes(branch)),
    ).resolves.toBe(`ai-edge/deploy/bike-${hash.slice(0, 10)}-3`);
  });

  it('are read back, also for models whose names look like the rest', () => {
    const model = { name: 'bike-0123456789-2' };
    expect(
      parseBranchName(branchName({ kind: 'update', model }, hash, 4)),
    ).toEqual({
      kind: 'update',
      model: 'bike-0123456789-2',
      hash10: hash.slice(0, 10),
      attempt: 4,
    });
    expect(parseBranchName('main')).toBeUndefined();
    expect(parseBranchName('eve:ai-edge/deploy/bike-0123456789')).toBeUndefined();
  });
});

describe('findExisting', () => {
  const hash = proposalHash(intent, refs);
  const sites = { count: 2, sha256: sitesSha256(refs) };
  const plan = {
    files: [],
    applications: { added: 0, removed: 0 },
    sites: refs,
    findings: [],
  };
  const pull = (more: Partial<PullRequest> = {}): PullRequest => ({
    number: 1,
    url: 'https://git.example.com/1',
    title: 't',
    body: proposalBody({ intent, plan, hash, sites }),
    state: 'open',
    branch: branchName(intent, hash, 2),
    base: 'main',
    createdAt: '2026-11-20T09:00:00.000Z',
    ...more,
  });

  it('finds the open one, also when its body was edited away', () => {
    expect(findExisting([pull({ body: 'mine now' })], hash)?.number).toBe(1);
    expect(
      findExisting([pull({ number: 2, state: 'closed' }), pull()], hash)?.number,
    ).toBe(1);
  });

  it.each<[string, Partial<PullRequest>]>([
    ['merged', { state: 'merged' }],
    ['on another branch', { branch: 'feature' }],
    ['from a fork', { branch: `eve:${branchName(intent, hash)}` }],
    [
      'for another wish whose hash starts alike',
      {
        body: proposalBody({
          intent,
          plan,
          hash: hash.slice(0, 10) + '0'.repeat(54),
          sites,
        }),
      },
    ],
  ])('does not take one that is %s', (_name, more) => {
    expect(findExisting([pull(more)], hash)).toBeUndefined();
  });
});
