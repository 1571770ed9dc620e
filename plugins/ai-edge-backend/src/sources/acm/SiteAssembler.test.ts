import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { managedCluster } from '../../__testUtils__/hubObjects';
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
});
