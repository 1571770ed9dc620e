import { z } from 'zod/v3';
import type { PullRequestStanding } from '../types';
import { checksOf, type Check } from './checksOf';
import type { GiteaClient } from './GiteaClient';
import { pullSchema, toPullRequest } from './giteaSchemas';
import { parseAnswer } from './parseAnswer';

/** The newest status of each context; Gitea sends `null` for none. */
const combinedSchema = z.object({
  statuses: z
    .array(z.object({ context: z.string(), status: z.string() }))
    .nullish(),
});

/** A `warning` holds back a merge that needs the check, as what failed does. `skipped` does not. */
const STATES: Record<string, Check['state']> = {
  success: 'passed',
  skipped: 'passed',
  pending: 'pending',
  error: 'failed',
  failure: 'failed',
  warning: 'failed',
};

/**
 * Checks and mergeability in two calls. Gitea says that it cannot merge a draft, whatever is in it: of a draft only
 * the good news is taken.
 */
export async function giteaStanding(
  client: GiteaClient,
  where: string,
  number: number,
): Promise<PullRequestStanding> {
  const answer = await client.request('GET', `/pulls/${number}`, {
    call: 'read',
  });
  const pull = parseAnswer(pullSchema, answer?.value, where);
  const { draft, headRevision, state } = toPullRequest(pull);
  const sha = headRevision ?? pull.head.ref;
  const combined = await client.request(
    'GET',
    `/commits/${encodeURIComponent(sha)}/status?limit=50`,
    { call: 'read' },
  );
  const { statuses } = parseAnswer(combinedSchema, combined?.value, where);
  const isKnown =
    state === 'open' &&
    typeof pull.mergeable === 'boolean' &&
    (pull.mergeable || !draft);
  return {
    headRevision: sha,
    checks: checksOf(
      (statuses ?? []).map(({ context, status }) => ({
        name: context,
        state: STATES[status] ?? 'pending',
      })),
    ),
    ...(isKnown && { mergeable: pull.mergeable === true }),
  };
}
