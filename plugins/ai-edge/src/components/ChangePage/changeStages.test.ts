import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fixtureProposalDetail } from '../../__testUtils__/fixtureProposals';
import { changeStages } from './changeStages';

const sites = (count: number, inStep?: number): ProposalDetail['sites'] => ({
  count,
  byStanding: inStep === undefined ? {} : { 'in-step': inStep },
  items: [],
  hidden: 0,
});

describe('changeStages', () => {
  it('is done when every site has it, and not before', () => {
    const merged = (count: number, inStep?: number) =>
      changeStages(fixtureProposalDetail({ sites: sites(count, inStep) }))
        .onSites;
    expect(merged(2, 2)).toBe('done');
    expect(merged(2, 1)).toBe('gap');
    expect(merged(2)).toBe('gap');
  });

  it('claims no site before the merge, however they stand', () => {
    expect(
      changeStages(
        fixtureProposalDetail({ state: 'open', sites: sites(2, 2) }),
      ),
    ).toMatchObject({ merged: 'ahead', onSites: 'ahead' });
  });

  it('does not know checks that nobody read', () => {
    expect(
      changeStages(fixtureProposalDetail({ checks: undefined })).checks,
    ).toBe('not-known');
  });

  it('shows that a closed one goes no further', () => {
    expect(
      changeStages(fixtureProposalDetail({ state: 'closed' })),
    ).toMatchObject({ merged: 'gap', onSites: 'ahead' });
  });
});
