import { silentCount } from './silentCount';

describe('silentCount', () => {
  it('counts everything that is not available', () => {
    expect(silentCount({ available: 28, unknown: 2, pending: 1 })).toBe(3);
    expect(silentCount({})).toBe(0);
  });
});
