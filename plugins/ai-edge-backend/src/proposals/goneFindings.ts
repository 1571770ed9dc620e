import { InputError, NotAllowedError } from '@backstage/errors';
import {
  stringifySiteRef,
  type Finding,
  type ModelDeployment,
  type Site,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../fleet/Fleet';
import type { FleetDecision } from '../permissions/FleetAuthorizer';
import { namedSites } from './chosenSites';

interface Left {
  ref: SiteRef;
  /** Somebody can see now that it is there. */
  isSeen: boolean;
}

function leftOn(row: ModelDeployment, site: Site | undefined): Left {
  const { hub, site: name } = row.ref;
  return {
    ref: { hub, name },
    isSeen:
      site?.availability.state === 'available' &&
      row.remembered !== true &&
      row.state !== 'leaving' &&
      row.state !== undefined,
  };
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Names those that the caller may know of, and counts the others. */
function named(left: Left[], fleet: Fleet, decision: FleetDecision): string {
  const visible = left
    .map(({ ref }) => ref)
    .filter(ref => {
      const site = fleet.site(ref);
      return site !== undefined && decision.readSite(site);
    });
  const hidden = left.length - visible.length;
  return [
    ...(visible.length > 0 ? [namedSites(visible)] : []),
    ...(hidden > 0 ? [`${hidden} that you may not see`] : []),
  ].join(' and ');
}

function checkWaived(
  waived: SiteRef[],
  fleet: Fleet,
  decision: FleetDecision,
): void {
  for (const ref of waived) {
    const site = fleet.site(ref);
    if (!site || !decision.readSite(site)) {
      throw new InputError(`waive: no site ${stringifySiteRef(ref)}`);
    }
    if (!decision.changeSite(site)) {
      throw new NotAllowedError(
        `waive: you may not change ${stringifySiteRef(ref)}`,
      );
    }
  }
}

/**
 * Whether the sites have let go of what a plan removes the files of. A site that can be seen to have it still blocks;
 * one that cannot report blocks until it is waived by name.
 */
export function goneFindings(options: {
  fleet: Fleet;
  decision: FleetDecision;
  hubs: string[];
  mustBeGone: NonNullable<Plan['mustBeGone']>;
  waived: SiteRef[];
}): Finding[] {
  const { fleet, decision, hubs, mustBeGone, waived } = options;
  const { namespace, object } = mustBeGone;
  checkWaived(waived, fleet, decision);
  const left = [...fleet.deployments()]
    .filter(
      ({ ref }) =>
        hubs.includes(ref.hub) &&
        ref.namespace === namespace &&
        ref.kind === object.kind &&
        ref.name === object.name,
    )
    .map(row => leftOn(row, fleet.siteOf(row.ref)))
    .sort((a, b) =>
      stringifySiteRef(a.ref) < stringifySiteRef(b.ref) ? -1 : 1,
    );
  const isWaived = new Set(waived.map(stringifySiteRef));
  const seen = left.filter(({ isSeen }) => isSeen);
  const silent = left.filter(({ isSeen }) => !isSeen);
  const waiting = silent.filter(
    ({ ref }) => !isWaived.has(stringifySiteRef(ref)),
  );
  const findings: Finding[] = [];
  if (!fleet.complete('deployment')) {
    findings.push({
      id: 'gone-not-known',
      state: 'fail',
      title: 'Whether the sites have let go is not known now',
      detail: 'Not every source of deployments has been read to its end.',
      remedy: 'See the sources, and try again when they have answered.',
    });
  }
  if (seen.length > 0) {
    findings.push({
      id: 'still-there',
      state: 'fail',
      title: `${count(seen.length, 'site still has', 'sites still have')} it`,
      detail: named(seen, fleet, decision),
      remedy:
        'Wait until the sites have taken up that the assignments are gone.',
    });
  }
  if (waiting.length > 0) {
    findings.push({
      id: 'not-reported-gone',
      state: 'fail',
      title: `${count(
        waiting.length,
        'site has',
        'sites have',
      )} not reported it gone`,
      detail: named(waiting, fleet, decision),
      remedy:
        'Wait until they report, or name those that are not to be waited for in waive.',
    });
  }
  if (silent.length > waiting.length) {
    const given = silent.filter(left_ => !waiting.includes(left_));
    findings.push({
      id: 'gone-waived',
      state: 'warn',
      title: `${count(given.length, 'site is', 'sites are')} not waited for`,
      detail: `${named(
        given,
        fleet,
        decision,
      )}: what is still there when a site returns is a leftover.`,
      remedy: 'Look at these sites when they return.',
    });
  }
  return findings;
}
