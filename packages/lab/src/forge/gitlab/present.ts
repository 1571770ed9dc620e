import { checksOf, combined } from '../checks/setCheck';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { Commit } from '../git/types';
import { pullRange, tryMerge } from '../pulls/pullDiff';
import type { CommentState, PullState } from '../state';
import { forgeUsers } from '../users';

/** GitLab's rule for drafts: they are a title prefix. */
export const isDraft = (title: string) =>
  /^(\[draft\]|\(draft\)|draft:)/i.test(title);

/** Objects as GitLab's REST API shows them; only the fields that clients use. */
export const presentUser = (forge: Forge, login: string) => {
  const user = forgeUsers.find(candidate => candidate.login === login);
  return {
    id: user?.id ?? 0,
    username: login,
    name: user?.fullName ?? login,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${forge.url}/${login}`,
  };
};

export const projectId = (forge: Forge, repository: ForgeRepository) =>
  forge.repositories().indexOf(repository) + 1;

export const presentProject = (forge: Forge, repository: ForgeRepository) => ({
  id: projectId(forge, repository),
  name: repository.name,
  path: repository.name,
  path_with_namespace: `${repository.owner}/${repository.name}`,
  namespace: {
    name: repository.owner,
    path: repository.owner,
    kind: 'group',
    full_path: repository.owner,
  },
  default_branch: 'main',
  visibility: 'public',
  archived: false,
  empty_repo: false,
  web_url: repository.url,
  http_url_to_repo: `${repository.url}.git`,
  merge_method: 'merge',
  permissions: { project_access: { access_level: 40 }, group_access: null },
});

export const presentCommit = (
  { url }: ForgeRepository,
  { sha, parents, message, author, committer }: Commit,
) => ({
  id: sha,
  short_id: sha.slice(0, 8),
  created_at: committer.date,
  parent_ids: parents,
  title: message.split('\n')[0],
  message,
  author_name: author.name,
  author_email: author.email,
  authored_date: author.date,
  committer_name: committer.name,
  committer_email: committer.email,
  committed_date: committer.date,
  trailers: {},
  web_url: `${url}/commit/${sha}`,
});

export async function presentBranch(
  repository: ForgeRepository,
  { name, sha }: { name: string; sha: string },
) {
  return {
    name,
    commit: presentCommit(repository, await repository.git.commit(sha)),
    merged: false,
    protected: false,
    developers_can_push: true,
    developers_can_merge: true,
    can_push: true,
    default: name === 'main',
    web_url: `${repository.url}/src/branch/${name}`,
  };
}

export const presentNote = (
  forge: Forge,
  repository: ForgeRepository,
  comment: CommentState,
) => ({
  id: comment.id,
  type: null,
  body: comment.body,
  author: presentUser(forge, comment.author),
  system: false,
  noteable_type: 'MergeRequest',
  noteable_iid: comment.issue,
  project_id: projectId(forge, repository),
  created_at: comment.createdAt,
  updated_at: comment.updatedAt,
});

const PIPELINE = { success: 'success', failure: 'failed', pending: 'running' };

/** Statuses of other CIs are a pipeline to GitLab, too. */
function pipelineOf(repository: ForgeRepository, sha: string) {
  const checks = checksOf(repository, sha);
  const state = combined(checks);
  if (!state) return null;
  return {
    id: checks[checks.length - 1].id,
    sha,
    status: PIPELINE[state],
    source: 'external',
    web_url: `${repository.url}/commit/${sha}`,
  };
}

/** A merge request. GitLab sends `null` for what is not there, and clients have to live with that. */
export async function presentMergeRequest(
  forge: Forge,
  repository: ForgeRepository,
  pull: PullState,
) {
  const id = projectId(forge, repository);
  const isOpen = pull.state === 'open';
  const draft = isDraft(pull.title);
  const [range, canMerge] = await Promise.all([
    pullRange(repository, pull),
    isOpen ? tryMerge(repository, pull).then(it => 'tree' in it) : false,
  ]);
  const openStatus = canMerge ? 'mergeable' : 'conflict';
  const draftOr = draft ? 'draft_status' : openStatus;
  const closedAs = pull.merged ? 'merged' : 'closed';
  const labels = repository.state.labels.filter(label =>
    pull.labels.includes(label.id),
  );
  return {
    id: id * 10_000 + pull.number,
    iid: pull.number,
    project_id: id,
    title: pull.title,
    description: pull.body,
    state: isOpen ? 'opened' : closedAs,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    merged_at: pull.merged?.at ?? null,
    merge_user: pull.merged ? presentUser(forge, pull.merged.by) : null,
    closed_at: pull.merged ? null : pull.closedAt ?? null,
    source_branch: pull.head,
    target_branch: pull.base,
    source_project_id: id,
    target_project_id: id,
    author: presentUser(forge, pull.author),
    assignees: [],
    reviewers: (pull.reviewers ?? []).map(login => presentUser(forge, login)),
    labels: labels.map(({ name }) => name),
    draft,
    work_in_progress: draft,
    sha: pull.headSha,
    merge_commit_sha: pull.merged?.sha ?? null,
    head_pipeline: pipelineOf(repository, pull.headSha),
    merge_status: canMerge ? 'can_be_merged' : 'cannot_be_merged',
    detailed_merge_status: isOpen ? draftOr : 'not_open',
    has_conflicts: isOpen && !canMerge,
    diff_refs: {
      base_sha: range.base,
      head_sha: range.head,
      start_sha: range.base,
    },
    prepared_at: pull.createdAt,
    reference: `!${pull.number}`,
    references: {
      short: `!${pull.number}`,
      relative: `!${pull.number}`,
      full: `${repository.owner}/${repository.name}!${pull.number}`,
    },
    web_url: `${repository.url}/-/merge_requests/${pull.number}`,
  };
}
