import { GitlabForge } from '../forge/GitlabForge';
import type { ProposeOptions } from '../types';
import { FakeServer, type Answer } from './FakeServer';

/** A project in a subgroup: GitLab takes its full path, encoded, for its id. */
export const API = '/api/v4/projects/edge%2Fteams%2Fmodels';
export const BRANCH = `${API}/repository/branches`;
export const TOKEN = 'glpat-very-secret';

export const mergeRequest = {
  id: 70_007,
  iid: 7,
  project_id: 3,
  web_url: 'https://gitlab.example.com/edge/teams/models/-/merge_requests/7',
  title: 'Deploy bike',
  description: null,
  state: 'opened',
  draft: false,
  author: { id: 2, username: 'portal' },
  reviewers: [] as { id: number; username: string }[],
  source_branch: 'ai-edge/deploy/bike-0123456789',
  target_branch: 'main',
  source_project_id: 3,
  target_project_id: 3,
  created_at: '2026-11-20T10:00:00.000+01:00',
  updated_at: null,
};

export const proposal: ProposeOptions = {
  base: { branch: 'main', revision: 'c0ffee' },
  branch: 'ai-edge/deploy/bike-0123456789',
  title: 'Deploy bike',
  body: 'What it does',
  commitMessage: 'Deploy bike to 2 sites',
  files: [
    { path: 'a/new.yaml', change: 'create', after: 'höhe: 1\n' },
    { path: 'b.yaml', change: 'update', before: 'hello\n', after: 'bye\n' },
    { path: 'c.yaml', change: 'delete', before: '' },
  ],
};

/** The call that shows what is on the branch of {@link proposal}. */
export const COMPARE = `GET ${API}/repository/compare?from=c0ffee&to=${encodeURIComponent(
  proposal.branch,
)}&straight=true`;

const diff = (path: string, more: object) => ({
  old_path: path,
  new_path: path,
  a_mode: '100644',
  b_mode: '100644',
  new_file: false,
  renamed_file: false,
  deleted_file: false,
  diff: '',
  ...more,
});

/** What GitLab says of the commit of {@link proposal}. */
export const DIFFS = [
  diff('a/new.yaml', {
    new_file: true,
    a_mode: '0',
    diff: '@@ -0,0 +1 @@\n+höhe: 1\n',
  }),
  diff('b.yaml', { diff: '@@ -1 +1 @@\n-hello\n+bye\n' }),
  diff('c.yaml', { deleted_file: true, b_mode: '0' }),
];

/** An answer of {@link COMPARE}: the commit of {@link proposal}, and others. */
export const compared = (diffs: object[] = DIFFS, commits: object[] = []) => ({
  body: {
    commits: [{ id: '1eft', parent_ids: ['c0ffee'] }, ...commits],
    diffs,
  },
});

/** A forge whose GitLab answers what a test says. */
export interface GitlabFixture {
  server: FakeServer;
  /** By `METHOD path`: one answer for all, or one for each request in turn. */
  answers: Record<string, Answer | Answer[] | 'silence'>;
  forge(more?: { timeout?: number }): GitlabForge;
}

/** Starts one that takes {@link proposal}. */
export async function gitlabFixture(): Promise<GitlabFixture> {
  const answers: GitlabFixture['answers'] = {
    [`GET ${BRANCH}/main`]: {
      body: { name: 'main', default: true, commit: { id: 'c0ffee' } },
    },
    [`POST ${API}/repository/commits`]: { status: 201, body: { id: 'abc' } },
    [COMPARE]: compared(),
    [`POST ${API}/merge_requests`]: { status: 201, body: mergeRequest },
  };
  const server = await FakeServer.start(({ method, url }) => {
    const answer = answers[`${method} ${url}`];
    if (answer === 'silence') return undefined;
    const next = Array.isArray(answer) ? answer.shift() : answer;
    if (next) return next;
    const what = url.startsWith(`${BRANCH}/`) ? 'Branch ' : '';
    return { status: 404, body: { message: `404 ${what}Not Found` } };
  });
  return {
    server,
    answers,
    forge: (more = {}) =>
      GitlabForge.create({
        url: `${server.url}/edge/teams/models.git`,
        credentials: { token: TOKEN },
        ...more,
      }),
  };
}
