import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import { countDeployments } from '../countDeployments';
import type { Fleet } from '../Fleet';

/**
 * The site with counts of those deployments only that the caller may read. Who may read none gets no counts: a zero
 * would say that nothing runs there, and zeros on empty sites only would tell which sites are not.
 */
export function visibleSite(
  fleet: Pick<Fleet, 'deploymentsOf'>,
  site: Site,
  decision: FleetDecision,
): Site {
  if (decision.readsAllDeployments) return site;
  const visible = fleet
    .deploymentsOf(site.ref)
    .filter(deployment => decision.readDeployment(deployment));
  const { deployments, ...rest } = site;
  return visible.length === 0
    ? rest
    : { ...rest, deployments: countDeployments(visible) };
}
