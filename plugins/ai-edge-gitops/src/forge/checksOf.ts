import type { PullRequestStanding } from '../types';

/** One check of a commit, as a forge tells it. */
export interface Check {
  name: string;
  state: 'passed' | 'failed' | 'pending';
}

/** Checks in one: failed when one has, then pending when one is, none when there are none. */
export function checksOf(checks: Check[]): PullRequestStanding['checks'] {
  const named = (state: Check['state']) =>
    checks.filter(check => check.state === state).map(({ name }) => name);
  const failed = [...new Set(named('failed'))].sort();
  const passed = named('passed').length;
  return {
    state: stateOf(checks),
    passed,
    total: checks.length,
    failed,
  };
}

function stateOf(checks: Check[]): PullRequestStanding['checks']['state'] {
  const has = (state: Check['state']) =>
    checks.some(check => check.state === state);
  if (has('failed')) return 'failed';
  if (has('pending')) return 'pending';
  return checks.length > 0 ? 'passed' : 'none';
}
