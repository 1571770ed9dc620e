import { z } from 'zod/v3';
import type { PullRequestStanding } from '../types';
import { checksOf } from './checksOf';
import { checkRunState, statusState } from './githubCheckStates';
import type { GithubClient } from './GithubClient';
import { parseAnswer } from './parseAnswer';

/** Most that GitHub puts on a page. */
const PAGE = 100;

const pullSchema = z.object({
  state: z.string(),
  /** `null` until GitHub has tried, which asking makes it do. */
  mergeable: z.boolean().nullish(),
  head: z.object({ sha: z.string() }),
});

const statusesSchema = z.object({
  statuses: z.array(z.object({ context: z.string(), state: z.string() })),
});

const checkRunsSchema = z.object({
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
    }),
  ),
});

/** Checks and mergeability in three calls, of checks the newest 100 of each kind. */
export async function githubStandingByRest(
  client: GithubClient,
  number: number,
): Promise<PullRequestStanding> {
  const { repo, where } = client;
  const pull = parseAnswer(
    pullSchema,
    (
      await client.request('read', ({ pulls }) =>
        pulls.get({ ...repo, pull_number: number }),
      )
    )?.data,
    where,
  );
  const at = { ...repo, ref: pull.head.sha, per_page: PAGE };
  const [combined, runs] = await Promise.all([
    client.request('read', ({ repos }) => repos.getCombinedStatusForRef(at)),
    client.request('read', ({ checks }) => checks.listForRef(at)),
  ]);
  const { statuses } = parseAnswer(statusesSchema, combined?.data, where);
  const { check_runs: checkRuns } = parseAnswer(
    checkRunsSchema,
    runs?.data,
    where,
  );
  return {
    headRevision: pull.head.sha,
    checks: checksOf([
      ...statuses.map(({ context, state }) => ({
        name: context,
        state: statusState(state),
      })),
      ...checkRuns.map(({ name, status, conclusion }) => ({
        name,
        state: checkRunState(status, conclusion),
      })),
    ]),
    ...(pull.state === 'open' &&
      typeof pull.mergeable === 'boolean' && { mergeable: pull.mergeable }),
  };
}
