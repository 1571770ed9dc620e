import { managedCluster } from '../../__testUtils__/hubObjects';
import type { KubeCondition } from '../../hubs';
import type { ManagedCluster } from './acmTypes';
import { availabilityOf } from './availabilityOf';

const since = '2026-11-01T00:00:00.000Z';

function leaving(condition: KubeCondition): ManagedCluster {
  return {
    metadata: { name: 'a', deletionTimestamp: '2026-11-02T00:00:00Z' },
    status: { conditions: [condition] },
  };
}

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
      {
        state: 'detached',
        reason: 'Detaching',
        message: 'The hub is letting go of the site.',
        since: '2026-11-02T00:00:00.000Z',
      },
    ],
    [
      'detached for the reason that the hub gives',
      leaving({
        type: 'Deleting',
        status: 'True',
        reason: 'ResourceRemaining',
        message: 'Remaining: addon',
      }),
      {
        state: 'detached',
        reason: 'ResourceRemaining',
        message: 'Remaining: addon',
        since: '2026-11-02T00:00:00.000Z',
      },
    ],
    [
      'detached, whatever the import once said',
      leaving({
        type: 'ManagedClusterImportSucceeded',
        status: 'True',
        reason: 'ManagedClusterImported',
      }),
      {
        state: 'detached',
        reason: 'Detaching',
        message: 'The hub is letting go of the site.',
        since: '2026-11-02T00:00:00.000Z',
      },
    ],
    [
      'pending for the reason that the import gives',
      {
        metadata: { name: 'a' },
        spec: { hubAcceptsClient: true },
        status: {
          conditions: [
            {
              type: 'ManagedClusterImportSucceeded',
              status: 'False',
              reason: 'ManagedClusterImportFailed',
              message: 'Unauthorized',
            },
          ],
        },
      },
      {
        state: 'pending',
        reason: 'ManagedClusterImportFailed',
        message: 'Unauthorized',
      },
    ],
    [
      'unknown after it has joined, until its hub says whether it answers',
      {
        metadata: { name: 'a' },
        status: {
          conditions: [{ type: 'ManagedClusterJoined', status: 'True' }],
        },
      },
      { state: 'unknown' },
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
