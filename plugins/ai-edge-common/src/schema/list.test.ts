import { listResponseSchema } from './list';
import { parseInput } from './parse';
import { siteSchema, type Site } from './site';

const site: Site = {
  ref: { hub: 'core', name: 'edge-1' },
  kind: 'cluster',
  availability: { state: 'unknown' },
  labels: {},
  addons: [],
  taints: [],
  inventory: 'none',
  deployments: { total: 0, ready: 0, stale: 0 },
  asOf: '2026-11-20T09:00:00.000Z',
};

it('makes list answers of any row', () => {
  const list = {
    items: [site],
    totalItems: 1,
    pageInfo: { offset: 0 },
    asOf: site.asOf,
    complete: false,
    sources: [{ id: 'acm:core', kind: 'acm', state: 'starting' }],
  };
  expect(parseInput(listResponseSchema(siteSchema), list)).toEqual(list);
  expect(() =>
    parseInput(listResponseSchema(siteSchema), { ...list, items: [{}] }),
  ).toThrow('items[0].ref: is required');
});
