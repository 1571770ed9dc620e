import { FakeServer, type Answer } from '../__testUtils__/FakeServer';
import type { ProposeOptions } from '../types';
import { forgeConflictCode } from './forgeConflict';
import { GiteaForge } from './GiteaForge';

const API = '/api/v1/repos/edge/models';
const TOKEN = 'very-secret-token';

const pull = {
  number: 7,
  html_url: 'https://git.example.com/edge/models/pulls/7',
  title: 'Deploy bike',
  body: null,
  state: 'open',
  merged: false,
  user: { login: 'portal' },
  head: {
    ref: 'ai-edge/deploy/bike-0123456789',
    repo: { full_name: 'edge/models' },
  },
  base: { ref: 'main', repo: { full_name: 'edge/models' } },
  created_at: '2026-11-20T10:00:00+01:00',
  updated_at: null,
};

const proposal: ProposeOptions = {
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

let server: FakeServer;
let answers: Record<string, Answer | Answer[] | 'silence'>;

beforeEach(async () => {
  answers = {
    [`GET ${API}/branches/main`]: { body: { commit: { id: 'c0ffee' } } },
    [`POST ${API}/contents`]: { status: 201, body: { commit: {} } },
    [`POST ${API}/pulls`]: { status: 201, body: pull },
  };
  server = await FakeServer.start(({ method, url }) => {
    const answer = answers[`${method} ${url}`];
    if (answer === 'silence') return undefined;
    const next = Array.isArray(answer) ? answer.shift() : answer;
    return next ?? { status: 404, body: { message: 'nothing here' } };
  });
});
afterEach(() => server.stop());

function forge(more: { timeout?: number } = {}) {
  return GiteaForge.create({
    url: `${server.url}/edge/models.git`,
    integrations: { password: TOKEN },
    ...more,
  });
}

async function failure(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  if (!error) throw new Error('expected a rejection');
  return error;
}

describe('propose', () => {
  it('makes one commit on a new branch and its pull request, in three calls', async () => {
    await expect(forge().propose(proposal)).resolves.toEqual({
      number: 7,
      url: 'https://git.example.com/edge/models/pulls/7',
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
      `GET ${API}/branches/main`,
      `POST ${API}/contents`,
      `POST ${API}/pulls`,
    ]);
    const [, contents, pulls] = server.requests;
    expect(contents.headers.authorization).toBe(`token ${TOKEN}`);
    expect(contents.body).toEqual({
      branch: 'main',
      new_branch: 'ai-edge/deploy/bike-0123456789',
      message: 'Deploy bike to 2 sites',
      files: [
        {
          operation: 'create',
          path: 'a/new.yaml',
          content: Buffer.from('höhe: 1\n').toString('base64'),
        },
        {
          operation: 'update',
          path: 'b.yaml',
          content: Buffer.from('bye\n').toString('base64'),
          // git hash-object of "hello\n"
          sha: 'ce013625030ba8dba906f756967f9e9ca394464a',
        },
        {
          operation: 'delete',
          path: 'c.yaml',
          // git hash-object of an empty file
          sha: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
        },
      ],
    });
    expect(pulls.body).toEqual({
      head: 'ai-edge/deploy/bike-0123456789',
      base: 'main',
      title: 'Deploy bike',
      body: 'What it does',
    });
  });

  it('marks drafts and asks reviewers', async () => {
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 201,
      body: [],
    };
    await forge().propose({
      ...proposal,
      draft: true,
      reviewers: ['ann', 'bo'],
    });
    expect(server.requests[2].body.title).toBe('WIP: Deploy bike');
    expect(server.requests[3].body).toEqual({ reviewers: ['ann', 'bo'] });
    expect(server.requests).toHaveLength(4);
  });

  it('says that the pull request is open when a reviewer is refused', async () => {
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 422,
      body: { message: 'user does not exist [name: nobody]' },
    };
    const error = await failure(
      forge().propose({ ...proposal, reviewers: ['nobody'] }),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^pull request #7 is open, but its reviewers were not asked.*nobody/,
    );
  });

  it('writes nothing when the base has moved', async () => {
    answers[`GET ${API}/branches/main`] = { body: { commit: { id: 'f00d' } } };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('ConflictError');
    expect(error.message).toMatch(
      /^base-moved: main of .* is at f00d, not at c0ffee$/,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('writes nothing without a file', async () => {
    const error = await failure(forge().propose({ ...proposal, files: [] }));
    expect(error.name).toBe('InputError');
    expect(server.requests).toHaveLength(0);
  });

  it.each<[string, string, Answer, string, string | undefined]>([
    [
      'branch exists',
      'contents',
      { status: 422, body: { message: 'branch already exists [name: x]' } },
      'ConflictError',
      'branch-exists',
    ],
    [
      'branch exists, in the words of the branch route',
      'contents',
      { status: 409, body: { message: 'The branch already exists.' } },
      'ConflictError',
      'branch-exists',
    ],
    [
      'file is there',
      'contents',
      {
        status: 422,
        body: { message: 'repository file already exists [path: a]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'file is another',
      'contents',
      {
        status: 422,
        body: { message: 'sha does not match [given: 1, expected: 2]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'file is gone',
      'contents',
      {
        status: 422,
        body: { message: 'repository file does not exist [path: b]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'other 422',
      'contents',
      { status: 422, body: { message: '[Files]: Required' } },
      'InputError',
      undefined,
    ],
    [
      'base is gone',
      'contents',
      { status: 404, body: { message: 'branch does not exist' } },
      'NotFoundError',
      undefined,
    ],
    [
      'no right',
      'contents',
      {
        status: 403,
        body: { message: 'user should have a permission to write' },
      },
      'NotAllowedError',
      undefined,
    ],
    [
      'archived',
      'contents',
      { status: 423, body: { message: 'repo is archived' } },
      'NotAllowedError',
      undefined,
    ],
    [
      'wrong token',
      'contents',
      { status: 401, body: { message: `token ${TOKEN} is invalid` } },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'moved',
      'contents',
      { status: 307, headers: { location: '/elsewhere' }, body: '' },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'proxy error',
      'contents',
      { status: 502, body: `<html>${TOKEN}</html>` },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'pull request exists',
      'pulls',
      {
        status: 409,
        body: { message: 'pull request already exists for these targets' },
      },
      'ConflictError',
      'pull-request-exists',
    ],
    [
      'something else than a pull request',
      'pulls',
      { status: 201, body: { number: 'seven' } },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'no JSON',
      'pulls',
      { status: 201, body: 'ok' },
      'ServiceUnavailableError',
      undefined,
    ],
  ])('%s', async (_name, path, answer, name, code) => {
    answers[`POST ${API}/${path}`] = answer;
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe(name);
    expect(forgeConflictCode(error)).toBe(code);
    expect(error.message).toContain('/edge/models');
    expect(error.message).not.toContain(TOKEN);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it('asks once more after a 500 when the branch has not been made', async () => {
    answers[`POST ${API}/contents`] = [
      { status: 500, body: { message: 'push at the same moment' } },
      { status: 201, body: {} },
    ];
    await expect(forge().propose(proposal)).resolves.toMatchObject({
      number: 7,
    });
    expect(server.log).toEqual([
      `GET ${API}/branches/main`,
      `POST ${API}/contents`,
      `GET ${API}/branches/ai-edge/deploy/bike-0123456789`,
      `POST ${API}/contents`,
      `POST ${API}/pulls`,
    ]);
  });

  it('leaves no branch behind when the pull request is refused', async () => {
    answers[`POST ${API}/pulls`] = { status: 422, body: { message: 'no' } };
    answers[`DELETE ${API}/branches/ai-edge/deploy/bike-0123456789`] = {
      status: 204,
      body: '',
    };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(server.log.at(-1)).toBe(
      `DELETE ${API}/branches/ai-edge/deploy/bike-0123456789`,
    );
  });

  it('says that a branch is left when it cannot be removed', async () => {
    answers[`POST ${API}/pulls`] = { status: 422, body: { message: 'no' } };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(
      'its branch ai-edge/deploy/bike-0123456789 is left',
    );
  });

  it('keeps the branch when nobody knows whether the pull request was made', async () => {
    answers[`POST ${API}/pulls`] = 'silence';
    const error = await failure(forge({ timeout: 200 }).propose(proposal));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('did not answer within 0.2 s');
    expect(server.log.filter(line => line.startsWith('DELETE'))).toEqual([]);
  });
});

describe('reading', () => {
  it('knows a branch that is not there', async () => {
    await expect(forge().branchRevision('main')).resolves.toBe('c0ffee');
    await expect(forge().branchRevision('no/such')).resolves.toBeUndefined();
  });

  it('reads all pages, newest first, and tells forks apart', async () => {
    const page = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...pull, number: from + i }));
    answers[`GET ${API}/pulls?state=all&page=1&limit=50`] = {
      body: page(1, 30),
      headers: { 'x-total-count': '33' },
    };
    answers[`GET ${API}/pulls?state=all&page=2&limit=50`] = {
      body: [
        { ...pull, number: 31, state: 'closed', merged: true },
        { ...pull, number: 32, state: 'closed', title: '[WIP] x' },
        {
          ...pull,
          number: 33,
          head: { ref: 'main', repo: { full_name: 'eve/models' } },
        },
      ],
      headers: { 'x-total-count': '33' },
    };
    const pulls = await forge().listPullRequests('all');
    expect(pulls).toHaveLength(33);
    expect(pulls.slice(0, 3)).toMatchObject([
      { number: 33, branch: 'eve:main', state: 'open' },
      { number: 32, draft: true, state: 'closed' },
      { number: 31, state: 'merged' },
    ]);
  });

  it('reads the paths of a pull request, old names included', async () => {
    answers[`GET ${API}/pulls/7/files?page=1&limit=50`] = {
      body: [
        { filename: 'b', previous_filename: 'a' },
        { filename: 'c' },
        { filename: 'b' },
      ],
    };
    await expect(forge().changedPaths(7)).resolves.toEqual(['a', 'b', 'c']);
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
