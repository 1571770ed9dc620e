import { z } from 'zod/v3';
import type { PullRequest } from '../types';
import { endedAt } from './endedAt';

export const gitlabBranchSchema = z.object({
  commit: z.object({ id: z.string() }),
  /** Whether it is the project's default branch. */
  default: z.boolean().nullish(),
});

const userSchema = z.object({ id: z.number().int(), username: z.string() });

export const gitlabUsersSchema = z.array(userSchema);

export const mergeRequestSchema = z.object({
  iid: z.number().int(),
  web_url: z.string().url(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  draft: z.boolean().nullish(),
  author: z.object({ username: z.string() }).nullish(),
  reviewers: z.array(userSchema).nullish(),
  source_branch: z.string(),
  target_branch: z.string(),
  source_project_id: z.number().nullish(),
  target_project_id: z.number().nullish(),
  created_at: z.string().datetime({ offset: true }),
  updated_at: z.string().datetime({ offset: true }).nullish(),
  merged_at: z.string().datetime({ offset: true }).nullish(),
  closed_at: z.string().datetime({ offset: true }).nullish(),
  /** Newest commit of the source branch. */
  sha: z.string().nullish(),
});

export type MergeRequest = z.output<typeof mergeRequestSchema>;

export const gitlabDiffSchema = z.object({
  old_path: z.string(),
  new_path: z.string(),
  a_mode: z.string().nullish(),
  b_mode: z.string().nullish(),
  new_file: z.boolean().nullish(),
  deleted_file: z.boolean().nullish(),
  renamed_file: z.boolean().nullish(),
  diff: z.string().nullish(),
});

export type GitlabDiff = z.output<typeof gitlabDiffSchema>;

export const gitlabCompareSchema = z.object({
  commits: z.array(
    z.object({ id: z.string(), parent_ids: z.array(z.string()).nullish() }),
  ),
  diffs: z.array(gitlabDiffSchema),
  compare_timeout: z.boolean().nullish(),
});

/** GitLab tells a draft by its title. */
export const DRAFT_TITLE = /^(\[draft\]|\(draft\)|draft:)/i;

function stateOf(state: string): PullRequest['state'] {
  if (state === 'merged' || state === 'closed') return state;
  // `opened`, and `locked` while it is being merged.
  return 'open';
}

/** GitLab's merge request in our words. The branch of a fork carries its author, so that it is never taken for ours. */
export function mergeRequestToPull(request: MergeRequest): PullRequest {
  const { author, reviewers, source_branch: branch } = request;
  const isFork =
    typeof request.target_project_id === 'number' &&
    request.source_project_id !== request.target_project_id;
  return {
    number: request.iid,
    url: request.web_url,
    title: request.title,
    body: request.description ?? '',
    state: stateOf(request.state),
    branch: isFork ? `${author?.username ?? 'gone'}:${branch}` : branch,
    base: request.target_branch,
    ...(author && { author: author.username }),
    draft: request.draft ?? DRAFT_TITLE.test(request.title),
    ...(reviewers?.length && {
      reviewers: reviewers.map(({ username }) => username),
    }),
    createdAt: new Date(request.created_at).toISOString(),
    ...(request.updated_at && {
      updatedAt: new Date(request.updated_at).toISOString(),
    }),
    ...endedAt(request.merged_at ?? request.closed_at),
    ...(request.sha && { headRevision: request.sha }),
  };
}
