import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GithubForge } from '../forge/GithubForge';
import { FakeServer, type Answer, type SeenRequest } from './FakeServer';
import { proposal } from './giteaFixture';

export const REPO = '/api/v3/repos/edge/models';
export const GITHUB_TOKEN = 'very-secret-token';

export const githubPull = {
  number: 7,
  html_url: 'https://github.example.com/edge/models/pull/7',
  title: 'Deploy bike',
  body: null,
  state: 'open',
  merged_at: null,
  draft: false,
  user: { login: 'portal' },
  requested_reviewers: [],
  requested_teams: [],
  head: { ref: proposal.branch, repo: { full_name: 'edge/models' } },
  base: { ref: 'main', repo: { full_name: 'edge/models' } },
  created_at: '2026-11-20T09:00:00Z',
  updated_at: '2026-11-20T09:05:00Z',
};

const blob = (name: string, oid: string, mode = 0o100644) => ({
  name,
  type: 'blob',
  mode,
  oid,
});

/** What the repository of {@link proposal} says of its base, by the directory that is asked for. */
const DIRECTORIES: Record<string, object | null> = {
  // git hash-object of "hello\n" and of an empty file
  'c0ffee:': {
    __typename: 'Tree',
    entries: [
      blob('b.yaml', 'ce013625030ba8dba906f756967f9e9ca394464a', 0o100755),
      blob('c.yaml', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'),
    ],
  },
  'c0ffee:a': null,
};

/** A forge whose GitHub answers what a test says. */
export interface GithubFixture {
  server: FakeServer;
  /** By `METHOD path`, or `base` and `commit` for GraphQL: one answer for all, or one for each request in turn. */
  answers: Record<string, Answer | Answer[] | 'silence'>;
  /** The base as GraphQL says it. */
  base(more?: object): Answer;
  forge(more?: object): GithubForge;
}

/** Starts one that takes {@link proposal}. */
export async function githubFixture(): Promise<GithubFixture> {
  const base = (more: object = {}): Answer => ({
    body: {
      data: {
        repository: {
          id: 'R_1',
          base: { target: { oid: 'c0ffee', tree: { oid: 'ba5e' } } },
          left: null,
          ...more,
        },
      },
    },
  });
  const answers: GithubFixture['answers'] = {
    base: base(),
    commit: {
      body: {
        data: {
          createRef: { ref: { name: proposal.branch } },
          createCommitOnBranch: { commit: { oid: '1eaf' } },
        },
      },
    },
    [`POST ${REPO}/git/trees`]: { status: 201, body: { sha: '7ree' } },
    [`POST ${REPO}/git/commits`]: { status: 201, body: { sha: '1eaf' } },
    [`POST ${REPO}/git/refs`]: { status: 201, body: { ref: 'refs/heads/x' } },
    [`POST ${REPO}/pulls`]: { status: 201, body: githubPull },
  };
  const keyOf = ({ method, url, body }: SeenRequest) => {
    if (url !== '/api/graphql') return `${method} ${url}`;
    return /^\s*mutation/.test(body.query) ? 'commit' : 'base';
  };
  const server = await FakeServer.start(request => {
    const answer = answers[keyOf(request)];
    if (answer === 'silence') return undefined;
    const next = Array.isArray(answer) ? answer.shift() : answer;
    if (!next) return { status: 404, body: { message: 'Not Found' } };
    const { data } = (next.body ?? {}) as { data?: any };
    if (!data?.repository) return next;
    const asked = Object.entries<string>(request.body.variables).filter(
      ([name]) => /^d\d+$/.test(name),
    );
    const directories = Object.fromEntries(
      asked.map(([name, expression]) => [name, DIRECTORIES[expression]]),
    );
    const repository = { ...directories, ...data.repository };
    return { ...next, body: { data: { repository } } };
  });
  const { host } = new URL(server.url);
  return {
    server,
    answers,
    base,
    forge: (more = {}) =>
      GithubForge.create({
        url: `${server.url}/edge/models.git`,
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: {
              github: [
                {
                  host,
                  apiBaseUrl: `${server.url}/api/v3`,
                  token: GITHUB_TOKEN,
                },
              ],
            },
          }),
        ),
        ...more,
      }),
  };
}
