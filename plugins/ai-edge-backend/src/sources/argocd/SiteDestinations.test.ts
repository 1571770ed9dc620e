import { fleetOf } from '../../__testUtils__/fleetOf';
import { SiteDestinations } from './SiteDestinations';

function destinations() {
  const { fleet } = fleetOf(['oslo', 'rome']);
  fleet
    .sink({ id: 'acm:core', kind: 'acm', hub: 'core', authority: 20 })
    .upsertSites([
      {
        ref: { hub: 'core', name: 'rome' },
        claims: {
          'apiserverurl.openshift.io': 'https://api.rome.example:6443',
        },
        asOf: new Date().toISOString(),
      },
    ]);
  const found = new SiteDestinations('core', fleet);
  found.refresh();
  found.configure(new Map([['https://10.0.0.7:6443', 'oslo']]));
  return found;
}

describe('SiteDestinations', () => {
  it.each([
    [{ name: 'oslo' }, 'oslo'],
    [{ name: 'in-cluster' }, undefined],
    [{ name: 'elsewhere' }, undefined],
    [{ server: 'https://API.rome.example:6443/' }, 'rome'],
    [{ server: 'https://10.0.0.7:6443' }, 'oslo'],
    [{ server: 'https://kubernetes.default.svc' }, undefined],
    [
      {
        server:
          'https://cluster-proxy-addon-user.multicluster-engine.svc.cluster.local:9092/oslo',
      },
      'oslo',
    ],
    [{ server: 'https://principal.example:443?agentName=rome' }, 'rome'],
    [{ server: 'https://unheard.example' }, undefined],
    [{ server: 'no address' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('%j is site %s', (destination, site) => {
    expect(
      destinations().siteOf({
        metadata: { name: 'any' },
        spec: { destination },
      }),
    ).toBe(site);
  });

  it('waits for the first site of its hub', () => {
    const { fleet, join } = fleetOf([]);
    const found = new SiteDestinations('core', fleet);
    expect(found.refresh()).toBe(false);
    join('oslo');
    expect(found.refresh()).toBe(true);
  });
});
