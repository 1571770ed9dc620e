import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import { countDeployments } from '../countDeployments';
import type { Fleet } from '../Fleet';

/** The site with counts of those deployments only that the caller may read. */
export function visibleSite(
  fleet: Pick<Fleet, 'deploymentsOf'>,
  site: Site,
  decision: FleetDecision,
): Site {
  if (decision.readsAllDeployments) return site;
  const visible = fleet
    .deploymentsOf(site.ref)
    .filter(deployment => decision.readDeployment(deployment));
  return { ...site, deployments: countDeployments(visible) };
}
