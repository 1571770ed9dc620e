import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { nodeId, presentUser, repoApi } from './present';

/** Addresses of a repository by the name of their field without `_url`: what follows the repository's own. */
const TEMPLATES: Record<string, string> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

const SEEDED = '2026-01-05T09:00:00Z';

/** A repository as commits and pull requests show it. */
export function presentRepository(forge: Forge, repository: ForgeRepository) {
  const { owner, name, url, state } = repository;
  const id = forge.repositories().indexOf(repository) + 1;
  const api = repoApi(forge, repository);
  const open = state.pulls.filter(pull => pull.state === 'open').length;
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: `${owner}/${name}`,
    private: false,
    owner: presentUser(forge, owner),
    html_url: url,
    description: null,
    fork: false,
    url: api,
    ...Object.fromEntries(
      Object.entries(TEMPLATES).map(([field, rest]) => [
        `${field}_url`,
        `${api}${rest}`,
      ]),
    ),
    clone_url: `${url}.git`,
    git_url: `git:${url.replace(/^\w+:/, '')}.git`,
    ssh_url: `git@${new URL(url).hostname}:${owner}/${name}.git`,
    svn_url: url,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 1,
    open_issues: open,
    open_issues_count: open,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: 'public',
    pushed_at: SEEDED,
    created_at: SEEDED,
    updated_at: SEEDED,
    permissions: { admin: false, push: true, pull: true },
  };
}

/** A repository as its own address shows it. */
export function presentFullRepository(
  forge: Forge,
  repository: ForgeRepository,
) {
  return {
    ...presentRepository(forge, repository),
    network_count: 0,
    subscribers_count: 0,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_squash_merge: true,
  };
}
