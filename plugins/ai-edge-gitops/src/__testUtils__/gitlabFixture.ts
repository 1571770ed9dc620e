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
