import type { FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import {
  API,
  BRANCH,
  COMPARE,
  compared,
  DIFFS,
  gitlabFixture,
  mergeRequest,
  proposal,
  TOKEN,
  type GitlabFixture,
} from '../__testUtils__/gitlabFixture';
import { GitlabForge } from './GitlabForge';

let server: FakeServer;
let answers: GitlabFixture['answers'];
let forge: GitlabFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await gitlabFixture());
});
afterEach(() => server.stop());

const encode = (text: string) => Buffer.from(text).toString('base64');

describe('propose', () => {
  it('makes one commit on a new branch and its merge request, in four calls', async () => {
    await expect(forge().propose(proposal)).resolves.toEqual({
      number: 7,
      url: mergeRequest.web_url,
      title: 'Deploy bike',
      body: '',
      state: 'open',
      branch: 'ai-edge/deploy/bike-0123456789',
      base: 'main',
      author: 'portal',
      draft: false,
      createdAt: '2026-11-20T09:00:00.000Z',
    });
    expect(server.log).toEqual([
      `GET ${BRANCH}/main`,
      `POST ${API}/repository/commits`,
      COMPARE,
      `POST ${API}/merge_requests`,
    ]);
    const [, commits, , requests] = server.requests;
    expect(commits.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(commits.body).toEqual({
      branch: 'ai-edge/deploy/bike-0123456789',
      start_sha: 'c0ffee',
      commit_message: 'Deploy bike to 2 sites',
      stats: false,
      actions: [
        {
          action: 'create',
          file_path: 'a/new.yaml',
          content: encode('höhe: 1\n'),
          encoding: 'base64',
        },
        {
          action: 'update',
          file_path: 'b.yaml',
          content: encode('bye\n'),
          encoding: 'base64',
          last_commit_id: 'c0ffee',
        },
        {
          action: 'delete',
          file_path: 'c.yaml',
          last_commit_id: 'c0ffee',
        },
      ],
    });
    expect(requests.body).toEqual({
      source_branch: 'ai-edge/deploy/bike-0123456789',
      target_branch: 'main',
      title: 'Deploy bike',
      description: 'What it does',
    });
  });

  it('takes as many calls for 500 files', async () => {
    const files = Array.from({ length: 500 }, (_, index) => ({
      path: `models/bike/${index}.yaml`,
      change: 'create' as const,
      after: `n: ${index}\n`,
    }));
    await forge().propose({ ...proposal, files });
    expect(server.requests).toHaveLength(3);
    expect(server.requests[1].body.actions).toHaveLength(500);
  });

  it('locks files by their last commit on the default branch only, as GitLab compares with no other', async () => {
    answers[`GET ${BRANCH}/main`] = {
      body: { default: false, commit: { id: 'c0ffee' } },
    };
    await forge().propose(proposal);
    expect(server.requests[1].body.start_sha).toBe('c0ffee');
    expect(JSON.stringify(server.requests[1].body)).not.toContain(
      'last_commit',
    );
  });

  it.each([
    [
      'another content',
      [DIFFS[0], { ...DIFFS[1], diff: '@@ -1 +1 @@\n-hola\n+bye\n' }, DIFFS[2]],
    ],
    ['what was wanted already', [DIFFS[0], DIFFS[2]]],
  ])('takes the branch away when a file had %s', async (_what, diffs) => {
    answers[COMPARE] = compared(diffs);
    const branch = `DELETE ${BRANCH}/${encodeURIComponent(proposal.branch)}`;
    answers[branch] = { status: 204, body: '' };
    const error = await failure(forge().propose(proposal));
    expect(error.message).toMatch(
      /^file-changed: .*\/models has another content at c0ffee: b\.yaml$/,
    );
    expect(server.log.slice(-2)).toEqual([COMPARE, branch]);
  });

  it('trusts the revision where GitLab leaves a diff out', async () => {
    answers[COMPARE] = compared([
      DIFFS[0],
      { ...DIFFS[1], diff: '' },
      DIFFS[2],
    ]);
    await expect(forge().propose(proposal)).resolves.toMatchObject({
      number: 7,
    });
  });

  it('writes nothing when the base has moved or is gone', async () => {
    answers[`GET ${BRANCH}/main`] = { body: { commit: { id: 'f00d' } } };
    const moved = await failure(forge().propose(proposal));
    expect(moved.name).toBe('ConflictError');
    expect(moved.message).toMatch(
      /^base-moved: main of .*\/edge\/teams\/models is at f00d, not at c0ffee$/,
    );
    delete answers[`GET ${BRANCH}/main`];
    const gone = await failure(forge().propose(proposal));
    expect(gone.message).toMatch(/^base-moved: .* is at nothing/);
    expect(server.requests).toHaveLength(2);
  });

  it('writes nothing without a file', async () => {
    const error = await failure(forge().propose({ ...proposal, files: [] }));
    expect(error.name).toBe('InputError');
    expect(server.requests).toHaveLength(0);
  });

  it('keeps within what GitLab takes, and gives it no commands', async () => {
    await forge().propose({
      ...proposal,
      draft: true,
      labels: ['edge', 'team:shelf'],
      title: '😀'.repeat(300),
      body: 'one\n/merge\n  /approve\n/ 5\na/b\n',
    });
    const { title, description, labels } = server.requests[3].body;
    expect(labels).toBe('edge,team:shelf');
    expect([...title]).toHaveLength(255);
    expect(title).toMatch(/^Draft: 😀+…$/u);
    expect(description).toBe('one\n\\/merge\n  \\/approve\n/ 5\na/b\n');
  });
});

it('knows a GitLab below a path, and one whose API is elsewhere', async () => {
  for (const credentials of [
    { baseUrl: `${server.url}/git/` },
    { baseUrl: `${server.url}/git`, apiBaseUrl: `${server.url}/api/v4/` },
  ]) {
    const url = `${server.url}/git/edge/models`;
    const error = await failure(
      GitlabForge.create({ url, credentials }).listPullRequests('open'),
    );
    expect(error.message).toContain(`${new URL(url).host}/edge/models`);
  }
  expect(server.log.map(line => line.split('?')[0])).toEqual([
    'GET /git/api/v4/projects/edge%2Fmodels/merge_requests',
    'GET /api/v4/projects/edge%2Fmodels/merge_requests',
  ]);
});
