import type { PullRequest } from '../types';

/** When a pull request ended. Gitea's zero time and what is no time are nothing. */
export function endedAt(
  time: string | null | undefined,
): Pick<PullRequest, 'endedAt'> {
  const instant = Date.parse(time ?? '');
  return instant > 0 ? { endedAt: new Date(instant).toISOString() } : {};
}
