import type { FakeServer } from '../__testUtils__/FakeServer';
import {
  API,
  failure,
  giteaFixture,
  proposal,
  TOKEN,
  type GiteaFixture,
} from '../__testUtils__/giteaFixture';

let server: FakeServer;
let answers: GiteaFixture['answers'];
let forge: GiteaFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await giteaFixture());
});
afterEach(() => server.stop());

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
});
