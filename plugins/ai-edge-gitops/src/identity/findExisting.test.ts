import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PullRequest } from '../types';
import { proposalBody } from '../review/proposalBody';
import { branchName } from './branchName';
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
      findExisting([pull({ number: 2, state: 'closed' }), pull()], hash)
        ?.number,
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
