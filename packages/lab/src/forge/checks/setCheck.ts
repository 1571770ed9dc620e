import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { CheckState, NewCheck } from './CheckState';

/** Notes what a CI says of a commit. Call it inside {@link ForgeRepository.exclusive}. */
export function setCheck(
  forge: Forge,
  repository: ForgeRepository,
  creator: string,
  check: NewCheck,
): CheckState {
  const { state } = repository;
  const checks = (state.checks ??= []);
  const now = new Date().toISOString();
  const made: CheckState = {
    kind: 'status',
    description: '',
    targetUrl: '',
    ...check,
    id: checks.reduce((highest, { id }) => Math.max(highest, id), 0) + 1,
    creator,
    createdAt: now,
    updatedAt: now,
  };
  checks.push(made);
  forge.checked({ repository, check: made });
  return made;
}

/** The newest of each name, the newest first. */
export function checksOf(
  { state }: ForgeRepository,
  sha: string,
): CheckState[] {
  const newest = new Map<string, CheckState>();
  for (const check of state.checks ?? []) {
    if (check.sha === sha) newest.set(`${check.kind} ${check.name}`, check);
  }
  return [...newest.values()].sort((a, b) => b.id - a.id);
}

/** All of them in one word, as Gitea and GitHub have it. */
export function combined(
  checks: CheckState[],
): 'success' | 'failure' | 'pending' | undefined {
  const has = (...states: CheckState['state'][]) =>
    checks.some(({ state }) => states.includes(state));
  if (checks.length === 0) return undefined;
  if (has('failure', 'error', 'warning')) return 'failure';
  return has('pending') ? 'pending' : 'success';
}
