import { client, encode } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('contentRoutes', () => {
  let lab: TestForge;
  const { as, shaOf } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

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

  it('writes, changes and deletes one file', async () => {
    const made = await as('post', '/contents/x/y.txt').send({
      content: encode('1'),
    });
    expect(made.status).toBe(201);
    const changed = await as('put', '/contents/x/y.txt').send({
      content: encode('2'),
      sha: made.body.content.sha,
    });
    expect(changed.status).toBe(200);
    expect((await as('get', '/raw/x/y.txt')).text).toBe('2');
    const listed = await as('get', '/contents/x');
    expect(listed.body).toMatchObject([{ name: 'y.txt', type: 'file' }]);
    await as('delete', '/contents/x/y.txt').send({
      sha: await shaOf('x/y.txt'),
    });
    expect((await as('get', '/contents/x/y.txt')).status).toBe(404);
    expect((await as('get', '/contents/x')).status).toBe(404);
  });

  it('gives a tree of one level or of all, and the archive', async () => {
    await as('post', '/contents/x/y.txt').send({ content: encode('1') });
    const flat = await as('get', '/git/trees/main');
    expect(flat.body.tree.map((e: { path: string }) => e.path)).toEqual([
      'README.md',
      'x',
    ]);
    const deep = await as('get', '/git/trees/main?recursive=1&per_page=2');
    expect(deep.body).toMatchObject({ truncated: true, total_count: 3 });
    const archive = await as('get', '/archive/main.tar.gz').buffer();
    expect(archive.status).toBe(200);
    expect((await as('get', '/archive/none.zip')).status).toBe(404);
  });
});
