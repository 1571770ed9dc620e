import type { Check } from './checksOf';

/** Conclusions of a check run that do not hold back a merge. */
const GOOD = ['SUCCESS', 'NEUTRAL', 'SKIPPED'];

/** What a check run says; `STALE` is one that GitHub itself gave up on. REST has the same words in small letters. */
export function checkRunState(
  status: string,
  conclusion: string | null | undefined,
): Check['state'] {
  if (status.toUpperCase() !== 'COMPLETED') return 'pending';
  return GOOD.includes(conclusion?.toUpperCase() ?? '') ? 'passed' : 'failed';
}

/** What a commit status says; `EXPECTED` is one that is required and has not come. */
export function statusState(state: string): Check['state'] {
  switch (state.toUpperCase()) {
    case 'SUCCESS':
      return 'passed';
    case 'ERROR':
    case 'FAILURE':
      return 'failed';
    default:
      return 'pending';
  }
}
