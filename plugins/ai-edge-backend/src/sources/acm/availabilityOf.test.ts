import { managedCluster } from '../../__testUtils__/hubObjects';
import type { ManagedCluster } from './acmTypes';
import { availabilityOf } from './availabilityOf';

const since = '2026-11-01T00:00:00.000Z';

describe('availabilityOf', () => {
  it.each<[string, ManagedCluster, object]>([
    [
      'available',
      managedCluster('a'),
      { state: 'available', reason: 'Because', since },
    ],
    [
      'unavailable when the site says that its API is down',
      managedCluster('a', { available: 'False' }),
      { state: 'unavailable', reason: 'Because', since },
    ],
    [
      'unknown, not down, when nothing is heard',
      managedCluster('a', { available: 'Unknown' }),
      { state: 'unknown', reason: 'Because', since },
    ],
    [
      'pending before it has joined',
      managedCluster('a', { joined: false }),
      { state: 'pending', since },
    ],
    [
      'pending while the hub does not accept it',
      { ...managedCluster('a'), spec: { hubAcceptsClient: false } },
      {
        state: 'pending',
        reason: 'HubClusterAdminDenied',
        message: 'The hub has not accepted the site.',
        since,
      },
    ],
    [
      'detached while it is taken off',
      {
        ...managedCluster('a'),
        metadata: { name: 'a', deletionTimestamp: '2026-11-02T00:00:00Z' },
      },
      { state: 'detached', since: '2026-11-02T00:00:00.000Z' },
    ],
    [
      'pending without any status',
      { metadata: { name: 'a' } },
      { state: 'pending' },
    ],
  ])('is %s', (_what, cluster, expected) => {
    expect(availabilityOf(cluster)).toEqual(expected);
  });
});
