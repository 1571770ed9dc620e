import {
  fixtureProposalDetail,
  fixtureProposalSite,
} from '../../__testUtils__/fixtureProposals';
import { standingSegments } from './standingSegments';

describe('standingSegments', () => {
  it('tells those that wait from those that failed, and names their sites', () => {
    expect(standingSegments(fixtureProposalDetail())).toEqual([
      {
        standing: 'in-step',
        look: 'good',
        count: 1,
        filters: {
          model: ['bike-rentals'],
          standing: ['in-step'],
          site: ['store-berlin-01'],
        },
      },
      {
        standing: 'not-reporting',
        look: 'not-known',
        count: 1,
        filters: {
          model: ['bike-rentals'],
          standing: ['not-reporting'],
          site: ['store-berlin-03'],
        },
      },
      {
        standing: 'failed',
        look: 'bad',
        count: 1,
        filters: {
          model: ['bike-rentals'],
          state: ['failed'],
          site: ['store-denver-01'],
        },
      },
    ]);
  });

  it('names no sites where not all of them are known by name', () => {
    const [segment] = standingSegments(
      fixtureProposalDetail({
        sites: {
          count: 700,
          byStanding: { behind: 700 },
          items: [fixtureProposalSite('a', { standing: 'behind' })],
          hidden: 0,
        },
      }),
    );
    expect(segment.filters).toEqual({
      model: ['bike-rentals'],
      standing: ['behind'],
    });
  });
});
