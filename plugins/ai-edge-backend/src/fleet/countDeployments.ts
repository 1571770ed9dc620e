import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** Counts of what was seen. What is remembered is stale, never ready; what only Git wants is not counted. */
export function countDeployments(
  deployments: ModelDeployment[],
): Site['deployments'] {
  const counts = { total: 0, ready: 0, stale: 0 };
  for (const { state, remembered } of deployments) {
    if (state === undefined) continue;
    counts.total += 1;
    if (remembered) counts.stale += 1;
    else if (state === 'ready') counts.ready += 1;
  }
  return counts;
}
