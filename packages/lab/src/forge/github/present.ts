import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { Commit } from '../git/types';
import type { CommentState, LabelState } from '../state';
import { forgeUsers } from '../users';

/** Start of GitHub's REST API, as on GitHub Enterprise Server. */
export const apiOf = (forge: Forge) => `${forge.url}/api/v3`;

export const repoApi = (forge: Forge, { owner, name }: ForgeRepository) =>
  `${apiOf(forge)}/repos/${owner}/${name}`;

export const nodeId = (type: string, id: number | string) =>
  Buffer.from(`${type}:${id}`).toString('base64');

/** Objects as GitHub's REST API shows them, with every field that its schema requires. */
export function presentUser(forge: Forge, login: string) {
  const found = forgeUsers.find(candidate => candidate.login === login);
  const isOrganization = found === undefined;
  const url = `${apiOf(forge)}/users/${login}`;
  return {
    login,
    id: found?.id ?? 1000,
    node_id: nodeId(isOrganization ? 'Organization' : 'User', login),
    avatar_url: `${forge.url}/${login}.png`,
    gravatar_id: '',
    url,
    html_url: `${forge.url}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isOrganization ? 'Organization' : 'User',
    site_admin: false,
  };
}

const verification = (isVerified: boolean, at: string) => ({
  verified: isVerified,
  reason: isVerified ? 'valid' : 'unsigned',
  signature: null,
  payload: null,
  verified_at: isVerified ? at : null,
});

/** A commit of the git data API. */
export function presentGitCommit(
  forge: Forge,
  repository: ForgeRepository,
  commit: Commit,
) {
  const git = `${repoApi(forge, repository)}/git`;
  const html = (sha: string) => `${repository.url}/commit/${sha}`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${git}/commits/${commit.sha}`,
    html_url: html(commit.sha),
    author: commit.author,
    committer: commit.committer,
    message: commit.message.trimEnd(),
    tree: { sha: commit.tree, url: `${git}/trees/${commit.tree}` },
    parents: commit.parents.map(sha => ({
      sha,
      url: `${git}/commits/${sha}`,
      html_url: html(sha),
    })),
    verification: verification(
      repository.state.verified?.includes(commit.sha) ?? false,
      commit.committer.date,
    ),
  };
}

/** A commit of the commits and branches API. */
export function presentCommit(
  forge: Forge,
  repository: ForgeRepository,
  commit: Commit,
) {
  const { sha, node_id, html_url, parents, ...inner } = presentGitCommit(
    forge,
    repository,
    commit,
  );
  const url = `${repoApi(forge, repository)}/commits/${sha}`;
  const account = ({ email }: { email: string }) => {
    const user = forgeUsers.find(candidate => candidate.email === email);
    return user ? presentUser(forge, user.login) : null;
  };
  return {
    url,
    sha,
    node_id,
    html_url,
    comments_url: `${url}/comments`,
    commit: { ...inner, comment_count: 0 },
    author: account(commit.author),
    committer: account(commit.committer),
    parents,
  };
}

export const presentLabel = (
  forge: Forge,
  repository: ForgeRepository,
  label: LabelState,
) => ({
  id: label.id,
  node_id: nodeId('Label', label.id),
  url: `${repoApi(forge, repository)}/labels/${encodeURIComponent(label.name)}`,
  name: label.name,
  description: label.description || null,
  color: label.color,
  default: false,
});

export const presentComment = (
  forge: Forge,
  repository: ForgeRepository,
  comment: CommentState,
) => {
  const api = repoApi(forge, repository);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${repository.url}/pulls/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issue}`,
    body: comment.body,
    user: presentUser(forge, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'MEMBER',
  };
};
