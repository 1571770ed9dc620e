import { z } from 'zod/v3';
import type { PullRequest } from '../types';
import { endedAt } from './endedAt';

export const branchSchema = z.object({ commit: z.object({ id: z.string() }) });

const repoSchema = z.object({ full_name: z.string() }).nullish();

export const pullSchema = z.object({
  number: z.number().int(),
  html_url: z.string().url(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  merged: z.boolean().nullish(),
  draft: z.boolean().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  requested_reviewers: z.array(z.object({ login: z.string() })).nullish(),
  head: z.object({
    ref: z.string(),
    sha: z.string().nullish(),
    repo: repoSchema,
  }),
  base: z.object({ ref: z.string(), repo: repoSchema }),
  created_at: z.string().datetime({ offset: true }),
  updated_at: z.string().datetime({ offset: true }).nullish(),
  merged_at: z.string().datetime({ offset: true }).nullish(),
  closed_at: z.string().datetime({ offset: true }).nullish(),
  /** Only of an open one, and only once Gitea has tried. */
  mergeable: z.boolean().nullish(),
});

export const gitCommitSchema = z.object({
  parents: z.array(z.object({ sha: z.string() })).nullish(),
});

export const labelSchema = z.object({ id: z.number().int(), name: z.string() });

export const changedFileSchema = z.object({
  filename: z.string(),
  previous_filename: z.string().nullish(),
});

/** Gitea tells a draft by its title. */
export const DRAFT_TITLE = /^(WIP:|\[WIP\])/i;

function stateOf({ merged, state }: z.output<typeof pullSchema>) {
  if (merged) return 'merged';
  return state === 'open' ? 'open' : 'closed';
}

/** Gitea's pull request in our words. The branch of a fork carries its owner, so that it is never taken for ours. */
export function toPullRequest(pull: z.output<typeof pullSchema>): PullRequest {
  const { head, base } = pull;
  const isFork =
    Boolean(base.repo) && head.repo?.full_name !== base.repo?.full_name;
  const owner = head.repo?.full_name.split('/')[0] ?? 'gone';
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    branch: isFork ? `${owner}:${head.ref}` : head.ref,
    base: base.ref,
    ...(pull.user && { author: pull.user.login }),
    draft: pull.draft ?? DRAFT_TITLE.test(pull.title),
    ...(pull.requested_reviewers?.length && {
      reviewers: pull.requested_reviewers.map(({ login }) => login),
    }),
    createdAt: new Date(pull.created_at).toISOString(),
    ...(pull.updated_at && {
      updatedAt: new Date(pull.updated_at).toISOString(),
    }),
    ...endedAt(pull.merged_at ?? pull.closed_at),
    ...(head.sha && { headRevision: head.sha }),
  };
}
