import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { managedCluster } from '../../__testUtils__/hubObjects';
import { ClusterSets } from './ClusterSets';
import { PlacementChoices } from './PlacementChoices';
import { PolicyCounts } from './PolicyCounts';
import { SiteAssembler } from './SiteAssembler';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

describe('SiteAssembler', () => {
  let sink: RecordingSink;
  let now: number;
  let assembler: SiteAssembler;

  beforeEach(() => {
    sink = new RecordingSink();
    now = START;
    assembler = new SiteAssembler({
      hub: 'core',
      sink,
      policies: new PolicyCounts(),
      sets: new ClusterSets(),
      placements: new PlacementChoices(),
      now: () => now,
    });
  });

  const site = () => sink.sites.get('core/oslo');
  const contact = () => sink.contacts.get('core/oslo');

  it('counts a renewal that is found at its own time, never in the future', () => {
    assembler.clusters([managedCluster('oslo')]);
    assembler.lease('oslo', at(-30), false);
    expect(contact()).toBe(at(-30));
    assembler.lease('oslo', at(600), false);
    expect(contact()).toBe(at(0));
  });

  it('counts a renewal that is watched when it is seen, whatever the clock of the site says', () => {
    assembler.clusters([managedCluster('oslo')]);
    assembler.lease('oslo', at(-3600), false);
    now = START + 5_000;
    assembler.lease('oslo', at(-3550), true);
    expect(contact()).toBe(at(5));
  });

  it('is not set back by a slow clock when leases are listed again', () => {
    assembler.clusters([managedCluster('oslo')]);
    assembler.lease('oslo', at(-3600), false);
    now = START + 5_000;
    assembler.lease('oslo', at(-3550), true);
    now = START + 60_000;
    assembler.lease('oslo', at(-3500), false);
    assembler.expire(START + 60_000);
    expect(contact()).toBe(at(5));
    expect(site()?.availability?.state).toBe('available');
  });

  it('takes the lease that came before its cluster', () => {
    assembler.lease('oslo', at(-10), false);
    expect(contact()).toBeUndefined();
    assembler.clusters([managedCluster('oslo')]);
    expect(contact()).toBe(at(-10));
  });

  it('does not believe an available site whose lease nobody renews', () => {
    assembler.clusters([managedCluster('oslo')]);
    assembler.lease('oslo', at(-10), false);
    assembler.expire(START + 280_000);
    expect(site()?.availability).toMatchObject({ state: 'available' });
    assembler.expire(START + 300_000);
    expect(site()?.availability).toMatchObject({
      state: 'unknown',
      reason: 'LeaseExpired',
      since: at(-10),
    });
    now = START + 310_000;
    assembler.lease('oslo', at(305), true);
    expect(site()?.availability).toMatchObject({ state: 'available' });
  });

  it('joins what nodes say to the capacity of the hub', () => {
    assembler.info('oslo', {
      arch: 'arm64',
      products: { 'nvidia.com/gpu': 'NVIDIA-L4' },
      update: '4.18.9',
    });
    assembler.clusters([
      managedCluster('oslo', {
        capacity: { cpu: '4', memory: '8Gi', 'nvidia.com/gpu': '1' },
      }),
    ]);
    expect(site()).toMatchObject({
      arch: 'arm64',
      update: '4.18.9',
      capacity: {
        accelerators: [
          { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: 1 },
        ],
      },
    });
  });

  it('uses the lease duration of the site itself', () => {
    const slow = managedCluster('oslo');
    slow.spec.leaseDurationSeconds = 600;
    assembler.clusters([slow]);
    assembler.lease('oslo', at(-10), false);
    assembler.expire(START + 600_000);
    expect(site()?.availability?.state).toBe('available');
    assembler.expire(START + 2_991_000);
    expect(site()?.availability?.state).toBe('unknown');
  });

  it.each([
    ['True', undefined],
    ['False', true],
    ['Unknown', true],
  ])(
    'takes the word of a site whose clock is synced: %s',
    (status, uncertain) => {
      const cluster = managedCluster('oslo');
      cluster.status.conditions.push({
        type: 'ManagedClusterConditionClockSynced',
        status,
        lastTransitionTime: at(-999),
      });
      assembler.lease('oslo', at(-10), false);
      assembler.clusters([cluster]);
      expect(site()?.lastContactUncertain).toBe(uncertain);
      assembler.lease('oslo', at(50), true);
      assembler.emit(['oslo']);
      expect(site()?.lastContactUncertain).toBeUndefined();
    },
  );

  it('lets go of a cluster that turns out to be the hub itself', () => {
    assembler.clusters([managedCluster('oslo')]);
    assembler.clusters([
      managedCluster('oslo', { labels: { 'local-cluster': 'true' } }),
    ]);
    expect(sink.removed).toEqual(['core/oslo']);
  });

  it('tells of a site once for all that comes together', () => {
    jest.useFakeTimers();
    assembler.clusters([managedCluster('oslo')]);
    const upserts = jest.spyOn(sink, 'upsertSites');
    assembler.soon(['oslo']);
    assembler.soon();
    assembler.info('oslo', { products: {}, update: '4.18.9' });
    expect(upserts).not.toHaveBeenCalled();
    jest.advanceTimersByTime(60);
    expect(upserts).toHaveBeenCalledTimes(1);
    expect(site()?.update).toBe('4.18.9');
    assembler.soon();
    assembler.stop();
    jest.advanceTimersByTime(60);
    expect(upserts).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});
