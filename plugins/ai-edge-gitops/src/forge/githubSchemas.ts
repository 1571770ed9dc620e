import { z } from 'zod/v3';
import type { PullRequest } from '../types';
import { endedAt } from './endedAt';

export const githubBranchSchema = z.object({
  commit: z.object({ sha: z.string() }),
});

export const githubObjectSchema = z.object({ sha: z.string() });

const repoSchema = z.object({ full_name: z.string() }).nullish();

/** A pull request of the list; a single one has the same and more. */
export const githubPullSchema = z.object({
  number: z.number().int(),
  html_url: z.string().url(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  merged_at: z.string().nullish(),
  closed_at: z.string().nullish(),
  draft: z.boolean().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  requested_reviewers: z.array(z.object({ login: z.string() })).nullish(),
  requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
  head: z.object({
    ref: z.string(),
    sha: z.string().nullish(),
    repo: repoSchema,
  }),
  base: z.object({ ref: z.string(), repo: repoSchema }),
  created_at: z.string().datetime({ offset: true }),
  updated_at: z.string().datetime({ offset: true }).nullish(),
});

export const githubFileSchema = z.object({
  filename: z.string(),
  previous_filename: z.string().nullish(),
});

function stateOf({ merged_at: mergedAt, state }: GithubPull) {
  if (mergedAt) return 'merged';
  return state === 'open' ? 'open' : 'closed';
}

type GithubPull = z.output<typeof githubPullSchema>;

/** GitHub's pull request in our words. The branch of a fork carries its owner, so that it is never taken for ours. */
export function fromGithubPull(pull: GithubPull): PullRequest {
  const { head, base } = pull;
  const isFork = head.repo?.full_name !== base.repo?.full_name;
  const owner = head.repo?.full_name.split('/')[0] ?? 'gone';
  const reviewers = [
    ...(pull.requested_reviewers ?? []).map(({ login }) => login),
    ...(pull.requested_teams ?? []).map(({ slug }) => `team/${slug}`),
  ];
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    branch: isFork ? `${owner}:${head.ref}` : head.ref,
    base: base.ref,
    ...(pull.user && { author: pull.user.login }),
    draft: pull.draft ?? false,
    ...(reviewers.length > 0 && { reviewers }),
    createdAt: new Date(pull.created_at).toISOString(),
    ...(pull.updated_at && {
      updatedAt: new Date(pull.updated_at).toISOString(),
    }),
    ...endedAt(pull.merged_at ?? pull.closed_at),
    ...(head.sha && { headRevision: head.sha }),
  };
}
