import {
  stringifyDeploymentRef,
  type DeploymentRef,
  type ModelDeployment,
  type Proposal,
  type ProposalDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../../fleet/Fleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import type { ReachedSite } from './ProposalImpacts';
import { canReadSite } from './siteNames';

/** Sites that an answer lists; the rest is counted. */
const MAX_ITEMS = 500;

type Sites = ProposalDetail['sites'];
type Item = Sites['items'][number];

/** What a deployment is counted under. */
function standingOf(row: ModelDeployment): string | undefined {
  const { standing, state } = row;
  if (standing?.state === 'in-step' && state === 'failed') return 'failed';
  return standing?.state;
}

function gone(isMerged: boolean): Partial<Item> {
  return isMerged
    ? { standing: 'gone', text: 'Nobody reports it any more.' }
    : {};
}

function itemOf(
  { hub, name, model }: ReachedSite,
  ref: DeploymentRef | undefined,
  row: ModelDeployment | undefined,
  isMerged: boolean,
): Item {
  const standing = row && standingOf(row);
  return {
    ref: { hub, name },
    model,
    ...(ref && { deployment: stringifyDeploymentRef(ref) }),
    ...(row
      ? {
          ...(standing && { standing }),
          ...(row.state && { state: row.state }),
          ...(row.standing && { text: row.standing.text }),
        }
      : gone(isMerged)),
  };
}

/**
 * The sites of a proposal with how their deployments stand now, filtered by what the caller may read before anything
 * is counted.
 */
export function reachedSites(options: {
  fleet: Pick<Fleet, 'site' | 'deployment'>;
  decision: FleetDecision;
  sites: ReachedSite[];
  state: Proposal['state'];
}): Sites {
  const { fleet, decision, sites, state } = options;
  const items: Item[] = [];
  const byStanding: Record<string, number> = {};
  let hidden = 0;
  for (const site of sites) {
    const { deployment: ref } = site;
    const row = ref && fleet.deployment(ref);
    if (
      !canReadSite(fleet, decision, { hub: site.hub, name: site.name }) ||
      (row && !decision.readDeployment(row))
    ) {
      hidden += 1;
      continue;
    }
    const item = itemOf(site, ref, row, state === 'merged');
    if (item.standing) {
      byStanding[item.standing] = (byStanding[item.standing] ?? 0) + 1;
    }
    items.push(item);
  }
  return {
    count: items.length,
    byStanding,
    items: items.slice(0, MAX_ITEMS),
    hidden,
  };
}
