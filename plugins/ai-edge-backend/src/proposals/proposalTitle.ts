import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '@ai-edge/backstage-plugin-ai-edge-gitops';

function sites(n: number): string {
  return `${n} ${n === 1 ? 'site' : 'sites'}`;
}

/** `Deploy bike v1 to 3 sites`, `Move ring r0 of bike to v2 (512 sites)`, `Update bike to v2 on 3 sites`. */
export function proposalTitle(intent: Intent, plan: Plan): string {
  const { name, version } = intent.model;
  if (intent.kind === 'deploy') {
    const what = version ? `${name} ${version}` : name;
    return `Deploy ${what} to ${sites(plan.sites.length)}`;
  }
  const target = version ?? 'another artifact';
  return plan.reach
    ? `Move ring ${plan.reach.ring} of ${name} to ${target} (${sites(
        plan.reach.sites,
      )})`
    : `Update ${name} to ${target} on ${sites(plan.sites.length)}`;
}
