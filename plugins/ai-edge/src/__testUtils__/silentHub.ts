import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { before } from './fixtureSites';

/** The source that lists the sites of a hub which has not answered for two hours. */
export function silentHub(hub = 'core'): SourceStatus {
  return {
    id: hub,
    kind: 'acm',
    hub,
    state: 'stale',
    asOf: before(2 * 3_600_000),
  };
}
