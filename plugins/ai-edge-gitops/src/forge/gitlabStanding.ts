import { z } from 'zod/v3';
import type { PullRequestStanding } from '../types';
import { checksOf, type Check } from './checksOf';
import type { GitlabProject } from './GitlabProject';
import { mergeRequestSchema } from './gitlabSchemas';

const detailSchema = mergeRequestSchema.extend({
  sha: z.string(),
  detailed_merge_status: z.string().nullish(),
  has_conflicts: z.boolean().nullish(),
  /** The newest pipeline of the merge request; a merged-results one runs on a commit of its own. */
  head_pipeline: z.object({ sha: z.string() }).nullish(),
});

const statusSchema = z.object({
  name: z.string(),
  status: z.string(),
  allow_failure: z.boolean().nullish(),
});

/** Most that GitLab puts on a page, and nothing after it. */
const ONE_PAGE = { perPage: 100, maxPages: 1 };

/** While GitLab works on it, it says nothing of conflicts. */
const UNDECIDED = ['unchecked', 'checking', 'preparing', 'approvals_syncing'];

/** What keeps the two branches from becoming one; other states are about who may merge, and when. */
const UNMERGEABLE = ['conflict', 'need_rebase', 'broken_status'];

function stateOf({
  status,
  allow_failure: mayFail,
}: z.output<typeof statusSchema>): Check['state'] {
  if (status === 'success' || status === 'skipped') return 'passed';
  if (status === 'failed' || status === 'canceled') {
    return mayFail ? 'passed' : 'failed';
  }
  // A job that waits for a person holds up the pipeline unless it may fail.
  return status === 'manual' && mayFail ? 'passed' : 'pending';
}

/**
 * Checks and mergeability in two calls: the merge request, then the newest 100 jobs and statuses of its commit.
 * https://docs.gitlab.com/api/merge_requests/#merge-status
 */
export async function gitlabStanding(
  project: GitlabProject,
  number: number,
): Promise<PullRequestStanding> {
  const { path } = project;
  const request = await project.read(detailSchema, api =>
    api.mergeRequests.show(path, number),
  );
  const { sha, state, has_conflicts: conflicts } = request;
  const status = request.detailed_merge_status ?? 'unchecked';
  const statuses = await project.read(z.array(statusSchema), api =>
    api.commits.allStatuses(path, request.head_pipeline?.sha ?? sha, {
      // It takes them as every list does; its type does not say so.
      ...(ONE_PAGE as object),
    }),
  );
  const isKnown = state === 'opened' && !UNDECIDED.includes(status);
  return {
    headRevision: sha,
    checks: checksOf(
      statuses.map(each => ({ name: each.name, state: stateOf(each) })),
    ),
    ...(isKnown && {
      mergeable: conflicts !== true && !UNMERGEABLE.includes(status),
    }),
  };
}
