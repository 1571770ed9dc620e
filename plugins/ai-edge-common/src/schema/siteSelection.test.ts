import { parseInput } from './parse';
import { siteSelectionSchema } from './siteSelection';

it.each([
  [{ names: [{ hub: 'core', name: 'edge-1' }] }],
  [{ filter: { q: 'berlin', region: ['eu', 'us'] } }],
  [{ clusterSets: ['retail'], labels: { a: 'b' }, claims: { c: 'd' } }],
])('takes %j', selection => {
  expect(parseInput(siteSelectionSchema, selection)).toEqual(selection);
});

it.each([
  [{}],
  [{ labels: {} }],
  [{ filter: {}, claims: {} }],
  [{ names: undefined }],
  [{ filter: { q: ' ' } }],
  [{ filter: { q: [] }, labels: {} }],
])('never takes %j for every site', selection => {
  expect(() => parseInput(siteSelectionSchema, selection, 'sites')).toThrow(
    'sites: must select sites by names, filter, clusterSets, labels or claims',
  );
});

it('bounds names', () => {
  const names = Array.from({ length: 5001 }, (_, i) => ({
    hub: 'core',
    name: `edge-${i}`,
  }));
  expect(() => parseInput(siteSelectionSchema, { names })).toThrow(
    'names: must name at most 5000 sites',
  );
});
