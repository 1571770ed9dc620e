import { clusterClaims } from './clusterClaims';
import { siteProfiles } from './siteProfiles';

const claims = (name: string) =>
  clusterClaims(siteProfiles().find(site => site.name === name)!);

describe('clusterClaims', () => {
  it('come in the order of their names, each once', () => {
    const names = claims('plant-lyon-01').map(claim => claim.name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('tell OpenShift from MicroShift', () => {
    const get = (site: string) =>
      Object.fromEntries(claims(site).map(({ name, value }) => [name, value]));
    const berlin = get('store-berlin-0001');
    expect(berlin).toMatchObject({
      'product.open-cluster-management.io': 'OpenShift',
      'controlplanetopology.openshift.io': 'SingleReplica',
      'version.openshift.io': '4.18.12',
    });
    expect(berlin['id.k8s.io']).toBe(berlin['id.openshift.io']);
    const madrid = get('store-madrid-0003');
    expect(madrid['version.microshift.io']).toBe('4.18.9');
    expect(
      Object.keys(madrid).filter(name => name.endsWith('.openshift.io')),
    ).toEqual([]);
  });

  it('tell the version of KServe, which no API of it does, where a policy wrote it', () => {
    const kserve = (site: string) =>
      claims(site).find(({ name }) => name === 'version.serving.kserve.io');
    expect(kserve('store-hamburg-0002')?.value).toBe('0.20.0');
    expect(kserve('store-chicago-0101')?.value).toBe('0.16.0');
    expect(kserve('store-madrid-0003')).toBeUndefined();
  });
});
