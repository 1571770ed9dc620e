import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { isDraft, pullRange, tryMerge } from '../pulls/pullDiff';
import type { PullState } from '../state';
import { presentLabel, presentRepository, presentUser } from './present';

/**
 * A pull request as Gitea shows it. Gitea sends `null` for what is not there yet, and clients have to live with that,
 * so it is sent here too.
 */
export async function presentPull(
  forge: Forge,
  repository: ForgeRepository,
  pull: PullState,
) {
  const { git, state } = repository;
  const range = await pullRange(repository, pull);
  const open = pull.state === 'open';
  const mergeable = open && 'tree' in (await tryMerge(repository, pull));
  const baseSha = (await git.branch(pull.base)) ?? range.base;
  const side = (ref: string, sha: string) => ({
    label: ref,
    ref,
    sha,
    repo_id: forge.repositories().indexOf(repository) + 1,
    repo: presentRepository(forge, repository),
  });
  const url = `${repository.url}/pulls/${pull.number}`;
  return {
    id: pull.number,
    number: pull.number,
    url,
    html_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    user: presentUser(forge, pull.author),
    title: pull.title,
    body: pull.body,
    labels: state.labels
      .filter(label => pull.labels.includes(label.id))
      .map(presentLabel),
    state: pull.state,
    draft: isDraft(pull),
    is_locked: false,
    comments: state.comments.filter(c => c.issue === pull.number).length,
    mergeable,
    merged: pull.merged !== undefined,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    merged_by: pull.merged ? presentUser(forge, pull.merged.by) : null,
    allow_maintainer_edit: false,
    base: side(pull.base, pull.merged ? range.base : baseSha),
    head: side(pull.head, pull.headSha),
    merge_base: range.base,
    milestone: null,
    assignee: null,
    assignees: null,
    requested_reviewers: (pull.reviewers ?? []).map(login =>
      presentUser(forge, login),
    ),
    due_date: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
  };
}
