import {
  intentModel,
  intentSubject,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '@ai-edge/backstage-plugin-ai-edge-gitops';

function sites(n: number): string {
  return `${n} ${n === 1 ? 'site' : 'sites'}`;
}

/** `ring r1 of bike (512 sites)`, `bike on 3 sites`. */
function reachOf(name: string, { reach, sites: reached }: Plan): string {
  return reach
    ? `ring ${reach.ring} of ${name} (${sites(reach.sites)})`
    : `${name} on ${sites(reached.length)}`;
}

/**
 * One line that says what a pull request does: `Deploy bike v1 to 3 sites`, `Move ring r0 of bike to v2 (512 sites)`,
 * `Stop bike on 2 sites`.
 */
export function proposalTitle(intent: Intent, plan: Plan): string {
  const name = intentSubject(intent);
  const version = intentModel(intent)?.version;
  const { reach } = plan;
  switch (intent.kind) {
    case 'deploy':
      return `Deploy ${version ? `${name} ${version}` : name} to ${sites(
        plan.sites.length,
      )}`;
    case 'update': {
      if (intent.toRing !== undefined) {
        return `Move ${name} on ${sites(plan.sites.length)} to ring ${
          intent.toRing
        }`;
      }
      const target = version ?? 'another artifact';
      return reach
        ? `Move ring ${reach.ring} of ${name} to ${target} (${sites(
            reach.sites,
          )})`
        : `Update ${name} to ${target} on ${sites(plan.sites.length)}`;
    }
    case 'canary': {
      const { trafficPercent } = intent.canary;
      const share =
        trafficPercent === undefined ? '' : `${trafficPercent} % of `;
      return `Try ${version ?? 'another artifact'} on ${share}${reachOf(
        name,
        plan,
      )}`;
    }
    case 'promote':
      return intent.environment
        ? `Promote ${name} from ${intent.environment.from} to ${intent.environment.to}`
        : `Promote the canary of ${reachOf(name, plan)}`;
    case 'abort':
      return `Abort the canary of ${reachOf(name, plan)}`;
    case 'rollback':
      return `Roll ${reach ? `ring ${reach.ring} of ` : ''}${name} back to ${
        version ?? intent.revision?.slice(0, 8)
      } (${sites(reach?.sites ?? plan.sites.length)})`;
    case 'stop':
      return `Stop ${reachOf(name, plan)}`;
    case 'retire':
      return intent.step === 'files'
        ? `Remove the files of ${name}`
        : // Where models share an Application none goes with them.
          `Retire ${name} from ${sites(
            plan.applications.removed || plan.sites.length,
          )}`;
    case 'register-site':
      return `Register site ${name} on hub ${intent.site.hub}`;
    case 'publish-api':
      return `Publish ${name} as an API`;
    case 'unshare':
      return 'Find scrape targets by their labels';
    default:
      return `Start ${reachOf(name, plan)}`;
  }
}
