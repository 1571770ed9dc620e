import { fixtureProposal } from '../../__testUtils__/fixtureProposals';
import { before } from '../../__testUtils__/fixtureSites';
import { changePage, changeSummary } from './changeList';

const items = [
  fixtureProposal({ number: 1, state: 'merged', createdAt: before(9_000) }),
  fixtureProposal({ number: 2, state: 'merged', createdAt: before(5_000) }),
  fixtureProposal({ number: 3, createdAt: before(2_000), author: undefined }),
  fixtureProposal({
    number: 4,
    createdAt: before(8_000),
    checks: { state: 'failed', passed: 1, total: 2, failed: ['lint'] },
    intent: undefined,
    model: undefined,
    title: 'Bump the base image',
    impact: {
      models: ['bike-rentals', 'fraud-scoring'],
      sites: 12,
      applications: { added: 0, removed: 0 },
      files: 2,
      owned: 2,
    },
  }),
];
const all = { items, asOf: before(0) };
const numbers = (query: Parameters<typeof changePage>[1]) =>
  changePage(all, query).items.map(({ number }) => number);

describe('changePage', () => {
  it('puts open ones first, the oldest on top, and of the others the newest', () => {
    expect(numbers({})).toEqual([4, 3, 2, 1]);
  });

  it('filters by what a change does to models, not by what it says of itself', () => {
    expect(numbers({ filters: { model: ['fraud-scoring'] } })).toEqual([4]);
    expect(numbers({ filters: { what: ['other'] } })).toEqual([4]);
    expect(
      numbers({ filters: { state: ['open'], model: ['bike-rentals'] } }),
    ).toEqual([4, 3]);
  });

  it('matches no value of what was not read', () => {
    expect(numbers({ filters: { checks: ['none', 'passed'] } })).toEqual([]);
    expect(numbers({ filters: { checks: ['failed'] } })).toEqual([4]);
  });

  it('finds by number and title', () => {
    expect(numbers({ q: '#3' })).toEqual([3]);
    expect(numbers({ q: ' BASE ' })).toEqual([4]);
  });

  it('pages by offset', () => {
    const page = changePage(all, { limit: 3 });
    expect(page.pageInfo).toEqual({
      offset: 0,
      nextCursor: '3',
      prevCursor: undefined,
    });
    expect(numbers({ limit: 3, cursor: '3' })).toEqual([1]);
  });

  it('is not complete while a forge was never read', () => {
    const source = { id: 'forge:x', kind: 'forge', state: 'starting' } as const;
    expect(changePage({ ...all, sources: [source] }, {}).complete).toBe(false);
  });
});

describe('changeSummary', () => {
  it('counts each facet without its own filter', () => {
    const { totalItems, facets } = changeSummary(all, {
      filters: { state: ['open'] },
    });
    expect(totalItems).toBe(2);
    expect(facets.state).toEqual([
      { value: 'merged', count: 2 },
      { value: 'open', count: 2 },
    ]);
    expect(facets.checks).toEqual([{ value: 'failed', count: 1 }]);
    expect(facets.author).toEqual([{ value: 'ada', count: 1 }]);
  });
});
