import { testLab } from '../../__testUtils__/testLab';
import { AvailabilityLoop } from './AvailabilityLoop';
import { conditionStatus } from './conditions';
import { CLUSTER, leaseKey } from './keys';
import { LeaseLoop } from './LeaseLoop';

const AVAILABLE = 'ManagedClusterConditionAvailable';

describe('leases', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are renewed while a site is up; five missed ones make it Unknown, one makes it come back', () => {
    const { lab, store } = testLab();
    const stops = [LeaseLoop.create(), AvailabilityLoop.create()].map(loop =>
      loop.start(lab),
    );
    const status = (name: string) =>
      conditionStatus(store.get({ ...CLUSTER, name }), AVAILABLE);
    const renewed = (name: string) =>
      Date.parse(store.get(leaseKey(name))!.spec.renewTime);
    const site = lab.site('core', 'plant-lyon-01')!;

    const before = renewed('plant-lyon-01');
    jest.advanceTimersByTime(10_000);
    expect(renewed('plant-lyon-01')).toBeGreaterThan(before);

    site.setOnline(false);
    const last = renewed('plant-lyon-01');
    jest.advanceTimersByTime(15_000);
    expect(status('plant-lyon-01')).toBe('True');
    jest.advanceTimersByTime(20_000);
    expect(renewed('plant-lyon-01')).toBe(last);
    expect(status('plant-lyon-01')).toBe('Unknown');
    expect(status('plant-torino-02')).toBe('True');

    site.setOnline(true);
    jest.advanceTimersByTime(10_000);
    expect(status('plant-lyon-01')).toBe('True');
    expect(status('store-boston-0102')).toBe('Unknown');
    stops.forEach(stop => stop());
  });
});
