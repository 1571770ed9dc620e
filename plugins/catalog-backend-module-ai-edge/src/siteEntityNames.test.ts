import { siteEntityNames } from './siteEntityNames';

describe('siteEntityNames', () => {
  it('is hub and site', () => {
    expect(siteEntityNames([{ hub: 'core', name: 'store-001' }])).toEqual([
      'core-store-001',
    ]);
  });

  it('stays within 63 characters and tells long names apart', () => {
    const long = 'x'.repeat(70);
    const names = siteEntityNames([
      { hub: 'core', name: `${long}a` },
      { hub: 'core', name: `${long}b` },
    ]);
    expect(names[0]).toMatch(/^core-x{49}-[0-9a-f]{8}$/);
    expect(names[0]).toHaveLength(63);
    expect(names[1]).not.toBe(names[0]);
  });

  it('tells sites apart that would share a name, whatever their order', () => {
    const one = { hub: 'a-b', name: 'c' };
    const other = { hub: 'a', name: 'b-c' };
    const names = siteEntityNames([one, other]);
    expect(names[0]).not.toBe(names[1]);
    expect(siteEntityNames([other, one])).toEqual([...names].reverse());
  });
});
