import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { Commit } from '../git/types';
import type { CommentState, HookState, LabelState } from '../state';
import { forgeUsers } from '../users';

/** Objects as Gitea's REST API shows them; only the fields that clients use. */
export const presentUser = (forge: Forge, login: string) => {
  const user = forgeUsers.find(candidate => candidate.login === login);
  return {
    id: user?.id ?? 0,
    login,
    username: login,
    full_name: user?.fullName ?? login,
    email: user?.email ?? '',
    avatar_url: '',
    html_url: `${forge.url}/${login}`,
    is_admin: false,
    active: true,
  };
};

export const presentRepository = (
  forge: Forge,
  repository: ForgeRepository,
) => ({
  id: forge.repositories().indexOf(repository) + 1,
  owner: presentUser(forge, repository.owner),
  name: repository.name,
  full_name: `${repository.owner}/${repository.name}`,
  description: '',
  empty: false,
  private: false,
  fork: false,
  archived: false,
  mirror: false,
  default_branch: 'main',
  html_url: repository.url,
  url: `${forge.url}/api/v1/repos/${repository.owner}/${repository.name}`,
  clone_url: `${repository.url}.git`,
  has_pull_requests: true,
  has_issues: true,
  allow_merge_commits: true,
  allow_rebase: true,
  allow_squash_merge: true,
  default_merge_style: 'merge',
  open_pr_counter: repository.state.pulls.filter(p => p.state === 'open')
    .length,
  permissions: { admin: false, push: true, pull: true },
});

const commitUrl = ({ url }: ForgeRepository, sha: string) =>
  `${url}/commit/${sha}`;

/** A commit as branches show it. */
export const presentPayloadCommit = (
  repository: ForgeRepository,
  commit: Commit,
) => ({
  id: commit.sha,
  message: commit.message,
  url: commitUrl(repository, commit.sha),
  author: { name: commit.author.name, email: commit.author.email },
  committer: { name: commit.committer.name, email: commit.committer.email },
  timestamp: commit.committer.date,
});

/** A commit as the commits list shows it. */
export const presentCommit = (
  forge: Forge,
  repository: ForgeRepository,
  commit: Commit,
) => ({
  sha: commit.sha,
  url: `${forge.url}/api/v1/repos/${repository.owner}/${repository.name}/git/commits/${commit.sha}`,
  html_url: commitUrl(repository, commit.sha),
  created: commit.committer.date,
  commit: {
    message: commit.message,
    url: commitUrl(repository, commit.sha),
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: '' },
  },
  parents: commit.parents.map(sha => ({
    sha,
    url: commitUrl(repository, sha),
  })),
});

export const presentLabel = (label: LabelState) => ({
  ...label,
  exclusive: false,
  is_archived: false,
  url: '',
});

export const presentComment = (
  forge: Forge,
  repository: ForgeRepository,
  comment: CommentState,
) => ({
  id: comment.id,
  body: comment.body,
  user: presentUser(forge, comment.author),
  html_url: `${repository.url}/pulls/${comment.issue}#issuecomment-${comment.id}`,
  created_at: comment.createdAt,
  updated_at: comment.updatedAt,
});

/** A hook without its secret. */
export const presentHook = (hook: HookState) => ({
  id: hook.id,
  type: 'gitea',
  config: { url: hook.url, content_type: 'json' },
  events: hook.events,
  active: hook.active,
  created_at: hook.createdAt,
  updated_at: hook.createdAt,
});
