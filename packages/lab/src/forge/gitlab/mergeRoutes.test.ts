import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe('merging and notes', () => {
  let lab: TestForge;
  const { as, commit, head, propose } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const iids = async (query: string) =>
    (await as('get', `/merge_requests?${query}`)).body.map(
      ({ iid }: { iid: number }) => iid,
    );

  it('are not merged while they are drafts, nor with another head, nor when they conflict', async () => {
    await propose('one', 'ONE\n', { title: 'Draft: one' });
    const merge = (body: object = {}) =>
      as('put', '/merge_requests/1/merge').send(body);
    const edit = (body: object) => as('put', '/merge_requests/1').send(body);
    expect((await merge()).status).toBe(405);
    expect((await edit({ title: 'one' })).body.draft).toBe(false);
    const stale = await merge({ sha: '1'.repeat(40) });
    expect(stale.status).toBe(409);
    expect(stale.body.message).toMatch(/^SHA does not match HEAD/);
    await commit({
      branch: 'main',
      actions: [{ action: 'update', file_path: 'README.md', content: 'x\n' }],
    });
    const conflict = await merge();
    expect(conflict.status).toBe(422);
    expect(conflict.body).toEqual({ message: 'Branch cannot be merged' });
  });

  it('are merged, closed and reopened', async () => {
    await propose('one', 'ONE\n');
    const merged = await as('put', '/merge_requests/1/merge').send({
      should_remove_source_branch: true,
    });
    expect(merged.body).toMatchObject({ state: 'merged', closed_at: null });
    expect(merged.body.merge_commit_sha).toBe(await head());
    expect((await as('get', '/repository/branches/one')).status).toBe(404);
    expect(await iids('state=merged')).toEqual([1]);
    expect(await iids('state=closed')).toEqual([]);

    await propose('two', 'TWO\n');
    const set = (event: string) =>
      as('put', '/merge_requests/2').send({ state_event: event });
    expect((await set('close')).body.state).toBe('closed');
    expect(await iids('state=closed')).toEqual([2]);
    expect((await set('reopen')).body.state).toBe('opened');
  });

  it('take notes', async () => {
    await propose('one', 'ONE\n');
    const path = '/merge_requests/1/notes';
    const made = await as('post', path).send({ body: 'Looks good' });
    expect(made.status).toBe(201);
    expect(made.body.author.username).toBe('portal');
    expect((await as('post', path).send({})).body).toEqual({
      error: 'body is missing',
    });
    expect((await as('get', path)).body).toMatchObject([
      { body: 'Looks good', noteable_iid: 1 },
    ]);
  });
});
