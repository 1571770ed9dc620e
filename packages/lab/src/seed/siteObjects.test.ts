import { DefaultObjectStore, siteResourceTypes } from '../kube';
import { siteObjects } from './siteObjects';
import { siteProfiles } from './siteProfiles';

const runtimes = (name: string) => {
  const site = siteProfiles().find(profile => profile.name === name)!;
  const store = DefaultObjectStore.create({ name, types: siteResourceTypes });
  store.load(siteObjects(site, '2026-01-01T00:00:00Z'));
  return store
    .list({ group: 'serving.kserve.io', kind: 'ClusterServingRuntime' })
    .map(object => object.metadata.name);
};

describe('siteObjects', () => {
  it('has runtimes that need a card only where there is one', () => {
    expect(runtimes('store-berlin-0001')).toContain('kserve-tritonserver');
    expect(runtimes('store-hamburg-0002')).toEqual([
      'kserve-mlserver',
      'kserve-ovms',
    ]);
  });
});
