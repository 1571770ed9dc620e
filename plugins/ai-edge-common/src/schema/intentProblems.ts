import type { Intent } from './intent';
import type { RetireIntent } from './retireIntent';

interface Problem {
  path: string[];
  message: string;
}

function retireProblems({ step, sites, ring, waive }: RetireIntent) {
  const problems: Problem[] = [];
  if (step === 'files') {
    const message = 'must be absent: files go for the whole model';
    if (sites !== undefined) problems.push({ path: ['sites'], message });
    if (ring !== undefined) problems.push({ path: ['ring'], message });
  } else if (waive !== undefined) {
    problems.push({
      path: ['waive'],
      message: 'is only for the step files, which waits for sites',
    });
  }
  return problems;
}

/** What no single field of an intent can say of itself. */
export function intentProblems(intent: Intent): Problem[] {
  switch (intent.kind) {
    case 'stop':
    case 'start':
      return intent.ring === undefined && intent.sites === undefined
        ? [{ path: ['ring'], message: 'is required, or sites' }]
        : [];
    case 'retire':
      return retireProblems(intent);
    default:
      return [];
  }
}
