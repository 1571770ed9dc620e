import { mockCredentials } from '@backstage/backend-test-utils';
import { fakeAuthorizer } from '../__testUtils__/fakeAuthorizer';
import { fleetOf } from '../__testUtils__/fleetOf';
import { DefaultSiteSelector } from './DefaultSiteSelector';

describe('DefaultSiteSelector', () => {
  it('searches with the words that lists are searched with, and no more of them', async () => {
    const { fleet } = fleetOf(['store-1', 'store-2', 'depot-1']);
    const selector = DefaultSiteSelector.create({ fleet });
    const decision = await fakeAuthorizer().decide(mockCredentials.user(), [
      'site.read',
      'site.change',
    ]);
    const select = (q: string | string[]) =>
      selector.select({ filter: { q } }, decision).sites.map(({ ref }) => ref);
    expect(select([' store', '2 '])).toEqual([
      { hub: 'core', name: 'store-2' },
    ]);
    expect(() => select('s '.repeat(200))).toThrow(
      'q: must be at most 200 characters long',
    );
  });

  it('offers no devices: no layout writes for them', async () => {
    const { fleet } = fleetOf(['store-1']);
    const device = { hub: 'core', name: 'camera-1' };
    const source = { id: 'flightctl:core', kind: 'flightctl', authority: 70 };
    fleet.sink(source).upsertSites([
      {
        ref: device,
        kind: 'device',
        availability: { state: 'available' },
        asOf: new Date().toISOString(),
      },
    ]);
    const selector = DefaultSiteSelector.create({ fleet });
    const decision = await fakeAuthorizer().decide(mockCredentials.user(), [
      'site.read',
      'site.change',
    ]);
    expect(
      selector.select({ filter: {} }, decision).sites.map(({ ref }) => ref),
    ).toEqual([{ hub: 'core', name: 'store-1' }]);
    expect(selector.select({ names: [device] }, decision).unmatched).toEqual([
      device,
    ]);
  });
});
