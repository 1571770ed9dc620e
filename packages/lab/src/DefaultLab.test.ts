import { DefaultLab } from './DefaultLab';
import { siteProfiles } from './seed';

describe('DefaultLab', () => {
  const create = () =>
    DefaultLab.create({
      port: 7100,
      dataDir: 'unused',
      modelsPerSite: 0,
      lag: 1,
      hubs: ['core', 'standby'],
    });

  it('keeps the sites and objects of its hubs apart', () => {
    const lab = create();
    const [profile] = siteProfiles();
    const site = lab.addSite('standby', profile, true);
    expect(lab.hubNames()).toEqual(['core', 'standby']);
    expect(lab.sites('core')).toEqual([]);
    expect(lab.site('standby', profile.name)).toBe(site);
    site.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'x' },
    });
    const key = { group: '', kind: 'Namespace', name: 'x' };
    expect(lab.hub('standby').get(key)).toBeUndefined();
  });

  it('refuses a hub that is not there', () => {
    const lab = create();
    expect(() => lab.hub('x')).toThrow('There is no hub "x" in this lab');
    expect(() => lab.addSite('x', siteProfiles()[0], true)).toThrow('no hub');
    expect(lab.sites('x')).toEqual([]);
  });

  it('cuts what is watched through a link that goes dark', () => {
    const site = create().addSite('core', siteProfiles()[0], true);
    let cut = 0;
    site.watches.add({
      path: '/',
      end: () => undefined,
      hang: () => undefined,
      break: () => {
        cut += 1;
      },
    });
    site.setOnline(false);
    expect([cut, site.online()]).toEqual([1, false]);
    site.setOnline(true);
    expect([cut, site.online()]).toEqual([1, true]);
  });
});
