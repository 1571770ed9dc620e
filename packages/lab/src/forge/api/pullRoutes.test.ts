import { client, encode } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('pullRoutes', () => {
  let lab: TestForge;
  const { as, propose } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

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
    expect(
      (await as('post', '/pulls/1/merge').send({ Do: style })).status,
    ).toBe(405);
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

  it.each([
    [{ head: 'main', base: 'main', title: 'x' }, 422],
    [{ head: 'none', base: 'main', title: 'x' }, 404],
    [{ head: 'one', base: 'none', title: 'x' }, 404],
    [{ head: 'one', base: 'main', title: ' ' }, 422],
  ])('does not open %j', async (body, status) => {
    await as('post', '/branches').send({ new_branch_name: 'one' });
    expect((await as('post', '/pulls').send(body)).status).toBe(status);
    expect((await as('get', '/pulls?state=all')).body).toEqual([]);
  });

  it('merges no draft, no other head than the caller saw and no unknown style', async () => {
    const { body } = await propose('one', 'ONE\n');
    const merge = (options: object) =>
      as('post', '/pulls/1/merge').send({ Do: 'merge', ...options });
    expect((await merge({ head_commit_id: '0'.repeat(40) })).status).toBe(409);
    expect((await merge({ Do: 'octopus' })).status).toBe(405);
    await as('patch', '/pulls/1').send({ title: 'WIP: later' });
    expect((await as('get', '/pulls/1')).body.draft).toBe(true);
    expect((await merge({})).status).toBe(405);
    await as('patch', '/pulls/1').send({ title: 'Now' });
    const done = await merge({
      head_commit_id: body.head.sha,
      delete_branch_after_merge: true,
    });
    expect(done.status).toBe(200);
    expect((await as('get', '/branches/one')).status).toBe(404);
    expect((await as('get', '/pulls/1.diff')).text).toContain('+ONE');
  });

  it('follows pushes to the head, and is found by its branches', async () => {
    await propose('ai-edge/one', 'ONE\n');
    await as('post', '/contents/more.txt').send({
      branch: 'ai-edge/one',
      content: encode('more'),
    });
    const found = await as('get', '/pulls/main/ai-edge/one');
    expect(found.body.number).toBe(1);
    const files = await as('get', '/pulls/1/files');
    expect(files.body).toHaveLength(2);
    const commits = await as('get', '/pulls/1/commits');
    expect(commits.body).toHaveLength(2);
    expect(found.body.head.sha).toBe(commits.body[0].sha);
  });
});
