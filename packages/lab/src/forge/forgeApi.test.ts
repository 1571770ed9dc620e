import request from 'supertest';
import { testForge, type TestForge } from './testForge';

const api = '/api/v1/repos/edge/demo';
const encode = (text: string) => Buffer.from(text).toString('base64');

describe("the forge's REST API", () => {
  let lab: TestForge;

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const as = (method: 'get' | 'post' | 'patch' | 'delete', path: string) =>
    request(lab.server)
      [method](`${api}${path}`)
      .set('Authorization', 'token lab-forge-portal');

  const shaOf = async (path: string) =>
    (await as('get', `/contents/${path}`)).body.sha as string;

  const propose = async (branch: string, text: string) => {
    const changed = await as('post', '/contents').send({
      branch: 'main',
      new_branch: branch,
      message: `Change on ${branch}`,
      files: [
        {
          operation: 'update',
          path: 'README.md',
          content: encode(text),
          sha: await shaOf('README.md'),
        },
      ],
    });
    expect(changed.status).toBe(201);
    return as('post', '/pulls').send({
      head: branch,
      base: 'main',
      title: `Pull ${branch}`,
      body: 'Why',
    });
  };

  it('needs an account to write and knows wrong ones', async () => {
    const anonymous = await request(lab.server).post(`${api}/contents`).send({});
    expect(anonymous.status).toBe(401);
    const wrong = await request(lab.server)
      .get(api)
      .set('Authorization', 'token nope');
    expect(wrong.status).toBe(401);
    const basic = await request(lab.server)
      .get('/api/v1/user')
      .auth('ada', 'ada');
    expect(basic.body.login).toBe('ada');
    expect((await request(lab.server).get(api)).body.full_name).toBe(
      'edge/demo',
    );
  });

  it('commits files to a new branch in one call', async () => {
    const { status, body } = await as('post', '/contents').send({
      branch: 'main',
      new_branch: 'ai-edge/deploy/bike-1',
      message: 'Two files',
      files: [
        { operation: 'create', path: 'a/b.yaml', content: encode('b: 1\n') },
        {
          operation: 'delete',
          path: 'README.md',
          sha: await shaOf('README.md'),
        },
      ],
    });
    expect(status).toBe(201);
    expect(body.commit.commit.message).toBe('Two files\n');
    const tree = await as(
      'get',
      '/git/trees/ai-edge%2Fdeploy%2Fbike-1?recursive=true',
    );
    expect(tree.body.tree.map((e: { path: string }) => e.path)).toEqual([
      'a',
      'a/b.yaml',
    ]);
    const raw = await as('get', '/raw/a/b.yaml?ref=ai-edge/deploy/bike-1');
    expect(raw.text).toBe('b: 1\n');
  });

  it.each([
    ['a branch that exists', { new_branch: 'taken' }, 422, /already exists/],
    ['a base that does not', { branch: 'gone' }, 404, /branch does not exist/],
    ['no files', { files: [] }, 422, /Files/],
    [
      'a file that exists',
      { files: [{ operation: 'create', path: 'README.md', content: '' }] },
      422,
      /file already exists/,
    ],
    [
      'another blob sha',
      { files: [{ operation: 'update', path: 'README.md', sha: '0' }] },
      422,
      /sha does not match/,
    ],
    [
      'a file that is not there',
      { files: [{ operation: 'delete', path: 'nope', sha: '0' }] },
      404,
      /does not exist/,
    ],
    [
      'a path out of the repository',
      { files: [{ operation: 'create', path: '../x', content: '' }] },
      422,
      /malformed path/,
    ],
  ])('refuses %s and writes nothing', async (_, body, status, message) => {
    await as('post', '/branches').send({ new_branch_name: 'taken' });
    const before = (await as('get', '/branches')).body;
    const answer = await as('post', '/contents').send({
      branch: 'main',
      files: [{ operation: 'create', path: 'x', content: '' }],
      ...body,
    });
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
    expect((await as('get', '/branches')).body).toEqual(before);
  });

  it('opens one pull request for a branch, and lists and edits it', async () => {
    const opened = await propose('one', 'ONE\ntwo\nthree\n');
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      number: 1,
      state: 'open',
      mergeable: true,
      merged: false,
      html_url: `${lab.url}/edge/demo/pulls/1`,
      head: { ref: 'one' },
    });
    const twice = await as('post', '/pulls').send({
      head: 'one',
      base: 'main',
      title: 'again',
    });
    expect(twice.status).toBe(409);
    const files = await as('get', '/pulls/1/files');
    expect(files.body).toMatchObject([
      { filename: 'README.md', status: 'changed', additions: 1, deletions: 1 },
    ]);
    expect((await as('get', '/pulls/1.diff')).text).toContain('+ONE');
    const edited = await as('patch', '/pulls/1').send({ state: 'closed' });
    expect(edited.status).toBe(201);
    expect((await as('get', '/pulls')).body).toEqual([]);
    const closed = await as('get', '/pulls?state=closed&limit=1');
    expect(closed.headers['x-total-count']).toBe('1');
  });

  it.each([
    ['merge', 2],
    ['squash', 1],
    ['rebase', 1],
  ])('merges by %s', async (style, parents) => {
    await propose('one', 'ONE\ntwo\nthree\n');
    await as('post', '/contents').send({
      branch: 'main',
      files: [{ operation: 'create', path: 'other', content: encode('o') }],
    });
    expect((await as('get', '/pulls/1/merge')).status).toBe(404);
    const merged = await as('post', '/pulls/1/merge').send({ Do: style });
    expect(merged.status).toBe(200);
    expect((await as('get', '/pulls/1/merge')).status).toBe(204);
    const [head] = (await as('get', '/commits?limit=1')).body;
    expect(head.parents).toHaveLength(parents);
    expect((await as('get', '/raw/README.md')).text).toBe('ONE\ntwo\nthree\n');
    expect((await as('get', '/raw/other')).text).toBe('o');
    expect((await as('get', '/pulls/1')).body).toMatchObject({
      merged: true,
      state: 'closed',
      merge_commit_sha: head.sha,
    });
    expect((await as('post', '/pulls/1/merge').send({ Do: style })).status).toBe(
      405,
    );
  });

  it('joins edits of different lines and refuses those of the same', async () => {
    await propose('one', 'ONE\ntwo\nthree\n');
    await propose('two', 'one\ntwo\nTHREE\n');
    await propose('three', 'uno\ntwo\nthree\n');
    await as('post', '/pulls/1/merge').send({ Do: 'merge' });
    expect((await as('get', '/pulls/2')).body.mergeable).toBe(true);
    await as('post', '/pulls/2/merge').send({ Do: 'merge' });
    expect((await as('get', '/raw/README.md')).text).toBe('ONE\ntwo\nTHREE\n');
    expect((await as('get', '/pulls/3')).body.mergeable).toBe(false);
    const refused = await as('post', '/pulls/3/merge').send({ Do: 'merge' });
    expect(refused.status).toBe(409);
    expect(refused.body.message).toContain('README.md');
  });

  it('labels and comments', async () => {
    await propose('one', 'ONE\n');
    const label = await as('post', '/labels').send({
      name: 'ai-edge',
      color: '#00aabb',
    });
    expect(label.status).toBe(201);
    await as('post', '/issues/1/labels').send({ labels: [label.body.id] });
    expect((await as('get', '/pulls/1')).body.labels).toMatchObject([
      { name: 'ai-edge' },
    ]);
    await as('post', '/issues/1/comments').send({ body: 'Looks good' });
    expect((await as('get', '/issues/1/comments')).body).toMatchObject([
      { body: 'Looks good', user: { login: 'portal' } },
    ]);
  });

  it('pages lists with links', async () => {
    for (const branch of ['a', 'b', 'c']) {
      await as('post', '/branches').send({ new_branch_name: branch });
    }
    const page = await as('get', '/branches?limit=2&page=1');
    expect(page.headers['x-total-count']).toBe('4');
    expect(page.headers.link).toContain('page=2>; rel="next"');
    const names = (await as('get', '/branches?limit=2&page=2')).body.map(
      (branch: { name: string }) => branch.name,
    );
    expect(names).toEqual(['c', 'main']);
  });
});
