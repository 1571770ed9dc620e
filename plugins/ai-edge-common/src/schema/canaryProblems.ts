import type { AbortIntent, CanaryIntent, PromoteIntent } from './canaryIntent';

const WHOLE = 'must be absent with canary.ring, which is for that whole ring';

/** What no single field of a canary can say of itself. */
export function canaryProblems({ canary, ring, sites }: CanaryIntent) {
  const isWhole = canary.ring !== undefined;
  if (isWhole === (canary.trafficPercent !== undefined)) {
    return [
      {
        path: ['canary'],
        message: 'must hold one of ring and trafficPercent',
      },
    ];
  }
  const problems: { path: string[]; message: string }[] = [];
  if (isWhole) {
    if (ring !== undefined) problems.push({ path: ['ring'], message: WHOLE });
    if (sites !== undefined) problems.push({ path: ['sites'], message: WHOLE });
    return problems;
  }
  if (canary.until === undefined) {
    problems.push({
      path: ['canary', 'until'],
      message: 'is required with trafficPercent',
    });
  }
  if (ring === undefined && sites === undefined) {
    problems.push({ path: ['ring'], message: 'is required, or sites' });
  }
  return problems;
}

/** What no single field of the end of a canary can say of itself. */
export function decisionProblems(intent: PromoteIntent | AbortIntent) {
  const { canary, ring, sites } = intent;
  if (intent.kind === 'promote' && intent.environment !== undefined) {
    return environmentProblems(intent, intent.environment);
  }
  if (canary !== undefined) {
    return sites === undefined ? [] : [{ path: ['sites'], message: WHOLE }];
  }
  return ring === undefined && sites === undefined
    ? [{ path: ['ring'], message: 'is required, or sites, or canary.ring' }]
    : [];
}

function environmentProblems(
  { canary, ring, sites }: PromoteIntent,
  { from, to }: NonNullable<PromoteIntent['environment']>,
) {
  const problems = Object.entries({ canary, ring, sites })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({
      path: [name],
      message: 'must be absent with environment, which is for all of it',
    }));
  return from === to
    ? [
        ...problems,
        { path: ['environment', 'to'], message: 'must be another than from' },
      ]
    : problems;
}
