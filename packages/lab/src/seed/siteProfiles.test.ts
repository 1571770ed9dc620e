import { siteProfiles } from './siteProfiles';

describe('siteProfiles', () => {
  it('has a dozen with one of each kind of trouble', () => {
    const sites = siteProfiles();
    expect(sites).toHaveLength(12);
    const count = (test: (site: (typeof sites)[0]) => boolean) =>
      sites.filter(test).length;
    expect(count(site => site.state === 'offline')).toBe(1);
    expect(count(site => site.state === 'pending')).toBe(1);
    expect(count(site => !site.compliant)).toBe(1);
    expect(count(site => site.arch === 'arm64')).toBe(1);
    expect(count(site => site.kserveMode === 'Knative')).toBe(1);
    expect(count(site => site.clusterSet === 'poc-near-edge')).toBe(3);
    expect(count(site => site.product === 'MicroShift')).toBeGreaterThan(0);
    expect(count(site => site.topology === 'HighlyAvailable')).toBeGreaterThan(
      0,
    );
    expect(count(site => site.gpus > 0)).toBeGreaterThan(0);
  });

  it('grows and shrinks, always the same way, under distinct legal names', () => {
    const many = siteProfiles(3500);
    expect(many).toHaveLength(3500);
    expect(new Set(many.map(site => site.name)).size).toBe(3500);
    expect(many.every(site => /^[a-z][a-z0-9-]{1,62}$/.test(site.name))).toBe(
      true,
    );
    expect(siteProfiles(3500)).toEqual(many);
    expect(siteProfiles(600)).toEqual(many.slice(0, 600));
    expect(siteProfiles(3)).toEqual(siteProfiles().slice(0, 3));
  });
});
