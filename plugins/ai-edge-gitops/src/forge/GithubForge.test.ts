import type { FakeServer } from '../__testUtils__/FakeServer';
import {
  githubFixture,
  githubPull,
  GITHUB_TOKEN,
  REPO,
  type GithubFixture,
} from '../__testUtils__/githubFixture';
import { failure, proposal } from '../__testUtils__/giteaFixture';
import { forgeConflictCode } from './forgeConflict';

let server: FakeServer;
let answers: GithubFixture['answers'];
let base: GithubFixture['base'];
let forge: GithubFixture['forge'];

beforeEach(async () => {
  ({ server, answers, base, forge } = await githubFixture());
});
afterEach(() => server.stop());

describe('propose', () => {
  it('makes tree, commit, branch and pull request, in five calls', async () => {
    await expect(forge().propose(proposal)).resolves.toEqual({
      number: 7,
      url: 'https://github.example.com/edge/models/pull/7',
      title: 'Deploy bike',
      body: '',
      state: 'open',
      branch: proposal.branch,
      base: 'main',
      author: 'portal',
      draft: false,
      createdAt: '2026-11-20T09:00:00.000Z',
      updatedAt: '2026-11-20T09:05:00.000Z',
    });
    expect(server.log).toEqual([
      'POST /api/graphql',
      `POST ${REPO}/git/trees`,
      `POST ${REPO}/git/commits`,
      `POST ${REPO}/git/refs`,
      `POST ${REPO}/pulls`,
    ]);
    const [, tree, commit, ref, pull] = server.requests;
    expect(tree.headers.authorization).toBe(`Bearer ${GITHUB_TOKEN}`);
    expect(tree.body).toEqual({
      base_tree: 'ba5e',
      tree: [
        {
          path: 'a/new.yaml',
          mode: '100644',
          type: 'blob',
          content: 'höhe: 1\n',
        },
        // It was executable and stays so.
        { path: 'b.yaml', mode: '100755', type: 'blob', content: 'bye\n' },
        { path: 'c.yaml', mode: '100644', type: 'blob', sha: null },
      ],
    });
    expect(commit.body).toEqual({
      message: 'Deploy bike to 2 sites',
      tree: '7ree',
      parents: ['c0ffee'],
    });
    expect(ref.body).toEqual({
      ref: `refs/heads/${proposal.branch}`,
      sha: '1eaf',
    });
    expect(pull.body).toEqual({
      head: proposal.branch,
      base: 'main',
      title: 'Deploy bike',
      body: 'What it does',
      draft: false,
    });
  });

  it('has GitHub make and sign the commit, in three calls', async () => {
    await forge({ signedCommits: true }).propose({
      ...proposal,
      commitMessage: 'Deploy bike\n\nRequested-by: user:default/ann\n',
    });
    expect(server.log).toEqual([
      'POST /api/graphql',
      'POST /api/graphql',
      `POST ${REPO}/pulls`,
    ]);
    expect(server.requests[1].body.variables).toEqual({
      ref: {
        repositoryId: 'R_1',
        name: `refs/heads/${proposal.branch}`,
        oid: 'c0ffee',
      },
      commit: {
        branch: {
          repositoryNameWithOwner: 'edge/models',
          branchName: proposal.branch,
        },
        expectedHeadOid: 'c0ffee',
        message: {
          headline: 'Deploy bike',
          body: 'Requested-by: user:default/ann',
        },
        fileChanges: {
          additions: [
            {
              path: 'a/new.yaml',
              contents: Buffer.from('höhe: 1\n').toString('base64'),
            },
            {
              path: 'b.yaml',
              contents: Buffer.from('bye\n').toString('base64'),
            },
          ],
          deletions: [{ path: 'c.yaml' }],
        },
      },
    });
  });

  it('asks accounts, teams and labels', async () => {
    answers[`POST ${REPO}/pulls/7/requested_reviewers`] = {
      status: 201,
      body: githubPull,
    };
    answers[`POST ${REPO}/issues/7/labels`] = { body: [] };
    await forge().propose({
      ...proposal,
      reviewers: ['ann', 'team/platform'],
      labels: ['ai-edge'],
    });
    const [review, label] = server.requests.slice(-2);
    expect(review.body).toEqual({
      reviewers: ['ann'],
      team_reviewers: ['platform'],
    });
    expect(label.body).toEqual({ labels: ['ai-edge'] });
  });

  it('says that the pull request is open when it gets no labels', async () => {
    const error = await failure(
      forge().propose({ ...proposal, labels: ['ai-edge'] }),
    );
    expect(error.message).toMatch(
      /^pull request #7 is open, but has no labels \(ai-edge\), see https:/,
    );
  });

  it('takes a signed branch away again when its commit is refused', async () => {
    answers.commit = {
      body: {
        data: { createRef: { ref: { name: 'x' } }, createCommitOnBranch: null },
        errors: [
          {
            type: 'UNPROCESSABLE',
            path: ['createCommitOnBranch'],
            message: 'Repository rule violations found',
          },
        ],
      },
    };
    const gone = `DELETE ${REPO}/git/refs/heads%2F${encodeURIComponent(
      proposal.branch,
    )}`;
    answers[gone] = { status: 204 };
    const error = await failure(
      forge({ signedCommits: true }).propose(proposal),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toContain('Repository rule violations found');
    expect(server.log.at(-1)).toBe(gone);
  });

  it.each([
    ['files', { files: [] }],
    ['title', { title: 'x'.repeat(257) }],
    ['body', { body: 'x'.repeat(65_537) }],
  ])('asks nobody when %s will not do', async (field, more) => {
    const error = await failure(forge().propose({ ...proposal, ...more }));
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(new RegExp(`^${field}: must have|^files: `));
    expect(server.requests).toEqual([]);
  });

  it('names the files that are not what was planned on', async () => {
    answers.base = base({ d1: { __typename: 'Tree', entries: [] } });
    const error = await failure(forge().propose(proposal));
    expect(forgeConflictCode(error)).toBe('file-changed');
    expect(error.message).toContain('b.yaml is gone, c.yaml is gone');
    expect(server.requests).toHaveLength(1);
  });
});

describe('reading', () => {
  it('follows the pages that GitHub links to, and tells forks and teams', async () => {
    const list = (page: number) =>
      `GET ${REPO}/pulls?state=all&sort=created&direction=desc&per_page=100&page=${page}`;
    answers[list(1)] = {
      body: [
        {
          ...githubPull,
          number: 9,
          head: { ref: 'main', repo: { full_name: 'eve/models' } },
        },
        { ...githubPull, number: 8, head: { ref: 'main', repo: null } },
      ],
      headers: { link: `<${server.url}/x?page=2>; rel="next"` },
    };
    answers[list(2)] = {
      body: [
        {
          ...githubPull,
          state: 'closed',
          merged_at: '2026-11-20T10:00:00Z',
          requested_reviewers: [{ login: 'ann' }],
          requested_teams: [{ slug: 'platform' }],
        },
      ],
    };
    await expect(forge().listPullRequests('all')).resolves.toMatchObject([
      { number: 9, branch: 'eve:main' },
      { number: 8, branch: 'gone:main' },
      { number: 7, state: 'merged', reviewers: ['ann', 'team/platform'] },
    ]);
  });

  it('knows a missing branch from a repository that is hidden', async () => {
    answers[`GET ${REPO}/branches/no%2Fsuch`] = {
      status: 404,
      body: { message: 'Branch not found' },
    };
    await expect(forge().branchRevision('no/such')).resolves.toBeUndefined();
    const error = await failure(forge().branchRevision('hidden'));
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toContain(
      'which GitHub also answers where a token lacks the right',
    );
  });

  it('reads the paths of a pull request, old names included', async () => {
    answers[`GET ${REPO}/pulls/7/files?per_page=100&page=1`] = {
      body: [{ filename: 'b', previous_filename: 'a' }, { filename: 'c' }],
    };
    await expect(forge().changedPaths(7)).resolves.toEqual(['a', 'b', 'c']);
  });
});
