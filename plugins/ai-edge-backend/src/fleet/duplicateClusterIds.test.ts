import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { duplicateClusterIds } from './duplicateClusterIds';
import { mergeSite } from './mergeSite';

function site(
  hub: string,
  name: string,
  clusterId?: string,
  state: Site['availability']['state'] = 'available',
): Site {
  const ref = { hub, name };
  return mergeSite(
    ref,
    [{ ref, clusterId, availability: { state }, asOf: '2026-11-20T10:00:00Z' }],
    { inventory: 'none', deployments: { total: 0, ready: 0, stale: 0 } },
  );
}

describe('duplicateClusterIds', () => {
  it('finds a cluster that two active hubs manage, whatever they call it', () => {
    const sites = [
      site('west', 'berlin', 'b'),
      site('core', 'oslo', 'a'),
      site('core', 'store-1', 'b'),
    ];
    expect(duplicateClusterIds(sites, [])).toEqual([
      {
        clusterId: 'b',
        sites: [
          { hub: 'core', name: 'store-1' },
          { hub: 'west', name: 'berlin' },
        ],
      },
    ]);
  });

  it.each([
    ['a standby hub knows too', site('spare', 'oslo', 'a')],
    ['another hub has let go of', site('west', 'oslo', 'a', 'detached')],
    ['one hub knows by two names', site('core', 'oslo-2', 'a')],
    ['does not say who it is', site('west', 'oslo')],
  ])('finds nothing in a cluster that %s', (_what, other) => {
    expect(
      duplicateClusterIds([site('core', 'oslo', 'a'), other], ['spare']),
    ).toEqual([]);
  });
});
