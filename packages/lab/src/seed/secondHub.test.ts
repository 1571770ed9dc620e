import { DefaultLab } from '../DefaultLab';
import { CLUSTER } from '../hub/loops/keys';
import { seedEstate } from './seedEstate';

describe('a second hub', () => {
  const lab = DefaultLab.create({
    port: 7212,
    dataDir: 'unused',
    modelsPerSite: 0,
    lag: 1,
    hubs: ['core', 'west'],
  });
  lab.hubNames().forEach(hub => seedEstate(lab, hub, new Date()));
  const idOf = (hub: string, name: string) =>
    lab
      .hub(hub)
      .get({ ...CLUSTER, name })
      ?.status.clusterClaims.find((claim: any) => claim.name === 'id.k8s.io')
      .value;

  it('has a few sites of its own', () => {
    expect(lab.sites('core')).toHaveLength(12);
    expect(lab.sites('west').map(({ name }) => name)).toEqual([
      'store-seattle-0201',
      'store-austin-0202',
      'plant-gdansk-03',
      'tower-munich-0001',
    ]);
    expect(idOf('core', 'store-seattle-0201')).toBeUndefined();
  });

  it('has one cluster that is being moved, and one that is only called the same', () => {
    expect(idOf('west', 'plant-gdansk-03')).toBe(
      idOf('core', 'plant-gdansk-03'),
    );
    expect(idOf('west', 'tower-munich-0001')).not.toBe(
      idOf('core', 'tower-munich-0001'),
    );
  });
});
