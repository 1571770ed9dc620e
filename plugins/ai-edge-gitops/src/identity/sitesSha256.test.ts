import { createHash } from 'node:crypto';
import { sitesSha256 } from './sitesSha256';

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
