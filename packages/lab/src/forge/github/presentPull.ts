import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { isDraft, pullRange, tryMerge } from '../pulls/pullDiff';
import type { PullState } from '../state';
import { nodeId, presentLabel, presentUser, repoApi } from './present';
import { presentRepository } from './presentRepository';
import { presentTeam } from './teams';

/** A pull request as lists show it. */
export async function presentPullSimple(
  forge: Forge,
  repository: ForgeRepository,
  pull: PullState,
) {
  const { git, state, owner } = repository;
  const range = await pullRange(repository, pull);
  const baseSha = (await git.branch(pull.base)) ?? range.base;
  const api = repoApi(forge, repository);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${repository.url}/pulls/${pull.number}`;
  const statuses = `${api}/statuses/${pull.headSha}`;
  const side = (ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: presentUser(forge, owner),
    repo: presentRepository(forge, repository),
  });
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses,
  };
  return {
    url,
    id: pull.number,
    node_id: nodeId('PullRequest', pull.number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: presentUser(forge, pull.author),
    body: pull.body || null,
    labels: state.labels
      .filter(({ id }) => pull.labels.includes(id))
      .map(label => presentLabel(forge, repository, label)),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: (pull.reviewers ?? []).map(login =>
      presentUser(forge, login),
    ),
    requested_teams: (pull.teams ?? []).map(slug => presentTeam(forge, slug)),
    head: side(pull.head, pull.headSha),
    base: side(pull.base, pull.merged ? range.base : baseSha),
    _links: Object.fromEntries(
      Object.entries(links).map(([name, href]) => [name, { href }]),
    ),
    author_association: 'MEMBER',
    auto_merge: null,
    draft: isDraft(pull),
  };
}

/** A pull request as its own address shows it. */
export async function presentPull(
  forge: Forge,
  repository: ForgeRepository,
  pull: PullState,
) {
  const { git, state } = repository;
  const range = await pullRange(repository, pull);
  const [files, commits] = await Promise.all([
    git.changedFiles(range.base, range.head),
    git.commitsBetween(range.base, range.head),
  ]);
  const mergeable =
    pull.state === 'open' && 'tree' in (await tryMerge(repository, pull));
  return {
    ...(await presentPullSimple(forge, repository, pull)),
    merged: pull.merged !== undefined,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable ? 'clean' : 'dirty',
    merged_by: pull.merged ? presentUser(forge, pull.merged.by) : null,
    comments: state.comments.filter(c => c.issue === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, { additions }) => sum + additions, 0),
    deletions: files.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: files.length,
  };
}
