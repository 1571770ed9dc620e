import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';

/** What a fleet says, in an order of its own: equal texts for fleets that answer alike. */
export function canonicalFleet(
  fleet: Pick<Fleet, 'sites' | 'deployments' | 'deployment' | 'siteConditions'>,
): string[] {
  const texts = [
    ...[...fleet.sites()].map(site => ({
      ...site,
      conditions: fleet.siteConditions(site.ref),
    })),
    ...[...fleet.deployments()].map(row => [row, fleet.deployment(row.ref)]),
  ].map(one => canonicalJson(JSON.parse(JSON.stringify(one))));
  return texts.sort();
}
