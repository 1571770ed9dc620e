import { FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import {
  API,
  BRANCH,
  gitlabFixture,
  mergeRequest,
  type GitlabFixture,
} from '../__testUtils__/gitlabFixture';

let server: FakeServer;
let answers: GitlabFixture['answers'];
let forge: GitlabFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await gitlabFixture());
});
afterEach(() => server.stop());

const list = (query: string) => `GET ${API}/merge_requests?${query}`;

/** `Link` as GitLab gives it: to its own address, which a proxy in between need not have. */
const next = (query: string) => ({
  link: `<https://gitlab.internal/api/v4/merge_requests?${query}>; rel="next"`,
});

describe('reading', () => {
  it('knows a branch that is not there from a project that is not', async () => {
    await expect(forge().branchRevision('main')).resolves.toBe('c0ffee');
    await expect(forge().branchRevision('no/such')).resolves.toBeUndefined();
    expect(server.log[1]).toBe(`GET ${BRANCH}/no%2Fsuch`);
    answers[`GET ${BRANCH}/main`] = {
      status: 404,
      body: { message: '404 Project Not Found' },
    };
    const error = await failure(forge().branchRevision('main'));
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toContain('hides it from the account');
    expect(error.message).toContain('integrations.gitlab');
  });

  it('reads all pages, newest first, and tells forks apart', async () => {
    answers[list('state=opened&per_page=100')] = {
      body: [mergeRequest, { ...mergeRequest, iid: 8, state: 'locked' }],
      headers: next('page=2&per_page=100&state=opened'),
    };
    answers[list('page=2&per_page=100&state=opened')] = {
      body: [
        {
          ...mergeRequest,
          iid: 9,
          title: 'Draft: x',
          draft: undefined,
          source_project_id: 12,
          author: { id: 5, username: 'eve' },
          reviewers: [{ id: 1, username: 'ann' }],
          updated_at: '2026-11-20T10:00:00Z',
        },
      ],
    };
    const [fork, merging, open] = await forge().listPullRequests('open');
    expect(fork).toMatchObject({
      number: 9,
      branch: `eve:${mergeRequest.source_branch}`,
      draft: true,
      reviewers: ['ann'],
      updatedAt: '2026-11-20T10:00:00.000Z',
    });
    expect(merging).toMatchObject({ number: 8, state: 'open' });
    expect(open).toMatchObject({ number: 7, state: 'open' });
    expect(open).not.toHaveProperty('reviewers');
  });

  it('counts what is merged among the closed ones', async () => {
    answers[list('state=closed&per_page=100')] = {
      body: [{ ...mergeRequest, state: 'closed' }],
    };
    answers[list('state=merged&per_page=100')] = {
      body: [{ ...mergeRequest, iid: 8, state: 'merged' }],
    };
    const pulls = await forge().listPullRequests('closed');
    expect(pulls.map(({ number, state }) => [number, state])).toEqual([
      [8, 'merged'],
      [7, 'closed'],
    ]);
  });

  it('reads no more than the newest thousand', async () => {
    answers[list('per_page=100')] = {
      body: Array.from({ length: 100 }, () => mergeRequest),
      headers: next('per_page=100'),
    };
    await forge().listPullRequests('all');
    expect(server.requests).toHaveLength(10);
  });

  it('reads the paths of a merge request, old names included, from all pages', async () => {
    answers[`GET ${API}/merge_requests/7/diffs?per_page=100`] = {
      body: [{ old_path: 'a', new_path: 'b' }],
      headers: next('page=2&per_page=100'),
    };
    answers[`GET ${API}/merge_requests/7/diffs?page=2&per_page=100`] = {
      body: [{ old_path: 'c', new_path: 'c' }],
    };
    await expect(forge().changedPaths(7)).resolves.toEqual(['a', 'b', 'c']);
  });

  it('asks the branches while the diffs are being prepared', async () => {
    answers[`GET ${API}/merge_requests/7/diffs?per_page=100`] = { body: [] };
    answers[`GET ${API}/merge_requests/7`] = { body: mergeRequest };
    const branches = `from=main&to=${encodeURIComponent(
      mergeRequest.source_branch,
    )}`;
    answers[`GET ${API}/repository/compare?${branches}`] = {
      body: { commits: [], diffs: [{ old_path: 'a', new_path: 'a' }] },
    };
    await expect(forge().changedPaths(7)).resolves.toEqual(['a']);
  });

  it('says that a server cannot be reached', async () => {
    const gone = forge();
    await server.stop();
    const error = await failure(gone.branchRevision('main'));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('cannot be reached');
    server = await FakeServer.start(() => undefined);
  });
});
