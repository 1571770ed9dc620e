import type { SiteRow } from '@ai-edge/backstage-plugin-ai-edge-common';

/** A site row with nothing in it that a test did not ask for. */
export function testSite(
  hub: string,
  name: string,
  change: Partial<SiteRow> = {},
): SiteRow {
  return {
    ref: { hub, name },
    kind: 'cluster',
    availability: { state: 'available' },
    labels: {},
    inventory: 'complete',
    deployments: { total: 0, ready: 0, stale: 0 },
    asOf: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}
