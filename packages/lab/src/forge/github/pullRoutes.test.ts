import { githubClient } from '../__testUtils__/githubClient';
import { testForge, type TestForge } from '../__testUtils__/testForge';

// Every call runs git.
jest.setTimeout(30_000);

describe('pullRoutes and mergeRoutes', () => {
  let lab: TestForge;
  const { as, propose, commit, head } = githubClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  it('opens one pull request for a branch, as GitHub describes it', async () => {
    const opened = await propose('ai-edge/one', 'ONE\n', { draft: true });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      number: 1,
      state: 'open',
      draft: true,
      merged: false,
      mergeable: true,
      changed_files: 1,
      head: { ref: 'ai-edge/one', label: 'edge:ai-edge/one' },
    });
    const twice = await as('post', '/pulls').send({
      head: 'ai-edge/one',
      base: 'main',
      title: 'again',
    });
    expect(twice.status).toBe(422);
    expect(twice.body).toMatchObject({
      message: 'Validation Failed',
      errors: [
        { message: 'A pull request already exists for edge:ai-edge/one.' },
      ],
    });
    const files = await as('get', '/pulls/1/files');
    expect(files.body).toMatchObject([
      { filename: 'README.md', status: 'modified', additions: 1 },
    ]);
    const found = await as('get', '/pulls?head=edge:ai-edge/one&state=all');
    expect(found.body).toHaveLength(1);
    const diff = await as('get', '/pulls/1').set(
      'Accept',
      'application/vnd.github.diff',
    );
    expect(diff.text).toContain('+ONE');
  });

  it.each([
    [{ head: 'none' }, 'head'],
    [{ base: 'none' }, 'base'],
    [{ title: ' ' }, 'title'],
    [{ body: 'x'.repeat(65_537) }, 'maximum is 65536 characters'],
    [{ head: 'main' }, 'No commits between main and main'],
  ])('does not open %j', async (change, reason) => {
    await commit('one', [
      { path: 'a', mode: '100644', type: 'blob', content: 'a' },
    ]);
    const refused = await as('post', '/pulls').send({
      head: 'one',
      base: 'main',
      title: 'x',
      ...change,
    });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain(reason);
    expect((await as('get', '/pulls?state=all')).body).toEqual([]);
  });

  it('pages lists with Link, newest first', async () => {
    for (const name of ['one', 'two', 'three']) await propose(name, name);
    const first = await as('get', '/pulls?per_page=2');
    expect(first.body.map((p: any) => p.number)).toEqual([3, 2]);
    expect(first.headers.link).toMatch(/page=2[^>]*>; rel="next"/);
    const second = await as('get', '/pulls?per_page=2&page=2');
    expect(second.body.map((p: any) => p.number)).toEqual([1]);
    expect(second.headers.link).not.toContain('rel="next"');
  });

  it.each([
    ['merge', 2],
    ['squash', 1],
    ['rebase', 1],
  ])('merges by %s', async (method, parents) => {
    await propose('one', 'ONE\n');
    expect((await as('get', '/pulls/1/merge')).status).toBe(404);
    const merged = await as('put', '/pulls/1/merge').send({
      merge_method: method,
    });
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({ merged: true, sha: await head() });
    expect((await as('get', '/pulls/1/merge')).status).toBe(204);
    const { body } = await as('get', '/commits/main');
    expect(body.parents).toHaveLength(parents);
    expect((await as('get', '/pulls/1')).body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merged.body.sha,
    });
  });

  it('merges no draft, no other head than was seen and no conflict', async () => {
    await propose('one', 'ONE\n');
    await propose('two', 'TWO\n', { draft: true });
    await propose('three', 'THREE\n');
    const merge = (number: number, body = {}) =>
      as('put', `/pulls/${number}/merge`).send(body);
    expect((await merge(2)).status).toBe(405);
    expect((await merge(1, { sha: '0'.repeat(40) })).status).toBe(409);
    expect((await merge(1)).status).toBe(200);
    expect((await merge(3)).body.message).toBe('Pull Request is not mergeable');
    expect(
      (await as('patch', '/pulls/3').send({ state: 'closed' })).status,
    ).toBe(200);
    expect((await as('get', '/pulls')).body).toHaveLength(1);
  });
});
