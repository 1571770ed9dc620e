import { proposalSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PullRequest } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { toProposal } from './toProposal';

const PULL: PullRequest = {
  number: 3,
  url: 'https://git.example.com/edge/models/pulls/3',
  title: 'Deploy bike',
  body: '',
  state: 'open',
  branch: 'ai-edge/deploy/bike-0123456789-2',
  base: 'main',
  createdAt: '2026-01-01T00:00:00.000Z',
};

describe('toProposal', () => {
  it('knows by the branch what the portal meant', () => {
    expect(proposalSchema.parse(toProposal('models', PULL))).toMatchObject({
      gitops: 'models',
      number: 3,
      state: 'open',
      intent: 'deploy',
      model: 'bike',
    });
  });

  it('makes nothing up about pull requests of others', () => {
    const proposal = toProposal('models', {
      ...PULL,
      branch: 'fix-typo',
      author: 'ada',
    });
    expect(proposal).not.toHaveProperty('intent');
    expect(proposal).not.toHaveProperty('model');
    expect(proposal.author).toBe('ada');
  });
});
