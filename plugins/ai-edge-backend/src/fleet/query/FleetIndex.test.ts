import {
  at,
  bike,
  siteRecord,
  START,
  toldFleet,
} from '../../__testUtils__/toldFleet';
import { FleetIndex } from './FleetIndex';

function start() {
  const told = toldFleet(() => START);
  const index = FleetIndex.create(told);
  const availabilities = () => {
    const deployments = index.deployments();
    return [...deployments.rows()].map(row => [
      deployments.item(row)?.deployment.ref.site,
      deployments.column('availability').text(row),
    ]);
  };
  return { ...told, index, availabilities };
}

describe('FleetIndex', () => {
  it('holds what the fleet knew before it', () => {
    const told = toldFleet(() => START);
    told.acm.upsertSites([siteRecord('oslo')]);
    told.kserve.upsertDeployments([bike('oslo')]);
    const index = FleetIndex.create(told);
    expect([...index.sites().refs()]).toEqual(['core/oslo']);
    expect([...index.deployments().refs()]).toHaveLength(1);
  });

  it('answers with every change that was told', () => {
    const { acm, kserve, index, availabilities } = start();
    acm.upsertSites([siteRecord('oslo'), siteRecord('rome')]);
    kserve.upsertDeployments([bike('oslo'), bike('rome')]);
    expect(availabilities()).toEqual([
      ['oslo', 'available'],
      ['rome', 'available'],
    ]);
    kserve.removeDeployments([bike('oslo').ref]);
    acm.upsertSites([
      siteRecord('rome', { availability: { state: 'unknown' }, asOf: at(1) }),
    ]);
    expect(availabilities()).toEqual([['rome', 'unknown']]);
    expect([...index.sites().refs()].sort()).toEqual([
      'core/oslo',
      'core/rome',
    ]);
  });

  it('judges a deployment anew when its site has changed', () => {
    const { fleet, acm, kserve, index } = start();
    acm.upsertSites([siteRecord('oslo', { labels: { tier: 'gold' } })]);
    kserve.upsertDeployments([bike('oslo')]);
    const isGold = () => {
      const deployments = index.deployments();
      const test = deployments.allowed(
        'gold',
        ({ deployment }) =>
          fleet.siteOf(deployment.ref)?.labels.tier === 'gold',
      );
      return [...deployments.rows()].map(test);
    };
    expect(isGold()).toEqual([true]);
    acm.upsertSites([siteRecord('oslo', { labels: { tier: 'tin' } })]);
    expect(isGold()).toEqual([false]);
  });

  it('reads what nobody has asked for, a bit at a time', () => {
    jest.useFakeTimers();
    try {
      const { fleet, acm, index } = start();
      index.sites();
      acm.upsertSites(
        Array.from({ length: 1500 }, (_, i) => siteRecord(`site-${i}`)),
      );
      const site = jest.spyOn(fleet, 'site');
      jest.advanceTimersByTime(150);
      expect(site).toHaveBeenCalledTimes(1000);
      jest.advanceTimersByTime(100);
      expect(site).toHaveBeenCalledTimes(1500);
      jest.advanceTimersByTime(1000);
      expect([...index.sites().refs()]).toHaveLength(1500);
      expect(site).toHaveBeenCalledTimes(1500);
    } finally {
      jest.useRealTimers();
    }
  });

  it('reads everything again after a revision that nobody was told of', () => {
    const told = toldFleet(() => START);
    jest.spyOn(told.fleet, 'onChange').mockReturnValue(() => undefined);
    const index = FleetIndex.create(told);
    told.acm.upsertSites([siteRecord('oslo'), siteRecord('rome')]);
    expect([...index.sites().refs()]).toEqual(['core/oslo', 'core/rome']);
    told.acm.upsertSites([siteRecord('riga')]);
    expect([...index.sites().refs()]).toHaveLength(3);
  });
});
