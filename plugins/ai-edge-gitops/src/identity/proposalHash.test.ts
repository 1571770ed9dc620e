import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import { proposalHash } from './proposalHash';

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
    expect(proposalHash({ ...intent, ...change } as Intent, sites)).not.toBe(
      hash,
    );
  });
});
