import { testLab } from '../__testUtils__/testLab';
import { DefaultLab } from '../DefaultLab';
import { clusterProxyUrl, labInfo } from './labInfo';

describe('labInfo', () => {
  it('tells how each site is, and how to reach it', () => {
    const { lab } = testLab();
    const { sites, options } = labInfo({
      lab,
      caFile: 'ca.crt',
      repositories: [],
    });
    expect(options).toEqual({ sites: 12, modelsPerSite: 0, lag: 1 });
    const state = (name: string) =>
      sites.find(site => site.name === name)!.availability;
    expect(state('plant-lyon-01')).toBe('available');
    expect(state('store-boston-0102')).toBe('unknown');
    expect(state('store-toronto-0103')).toBe('pending');
    expect(sites[0]).toMatchObject({
      hub: 'core',
      clusterSet: 'poc-near-edge',
      product: 'OpenShift',
      apiUrl: 'https://127.0.0.1:7213/proxy/hospital-vienna-01',
    });
  });

  it('gives a second hub a proxy of its own', () => {
    const lab = DefaultLab.create({
      port: 7100,
      dataDir: 'unused',
      modelsPerSite: 0,
      lag: 1,
      hubs: ['core', 'standby'],
    });
    expect(clusterProxyUrl(lab, 'core')).toBe('https://127.0.0.1:7101/proxy');
    expect(clusterProxyUrl(lab, 'standby')).toBe(
      'https://127.0.0.1:7101/proxies/standby',
    );
  });
});
