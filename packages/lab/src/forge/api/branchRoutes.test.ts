import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('branchRoutes', () => {
  let lab: TestForge;
  const { as } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

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

  it('makes and deletes branches, with slashes in their names', async () => {
    const made = await as('post', '/branches').send({
      new_branch_name: 'ai-edge/x/1',
      old_ref_name: 'main',
    });
    expect(made.status).toBe(201);
    const again = await as('post', '/branches').send({
      new_branch_name: 'ai-edge/x/1',
    });
    expect(again.status).toBe(409);
    const got = await as('get', '/branches/ai-edge/x/1');
    expect(got.body.commit.id).toBe(made.body.commit.id);
    expect((await as('delete', '/branches/ai-edge/x/1')).status).toBe(204);
    expect((await as('get', '/branches/ai-edge/x/1')).status).toBe(404);
  });

  it.each([
    [{}, 422],
    [{ new_branch_name: 'a..b' }, 422],
    [{ new_branch_name: '-x' }, 422],
    [{ new_branch_name: 'x', old_ref_name: 'none' }, 404],
  ])('refuses %j with %i', async (body, status) => {
    expect((await as('post', '/branches').send(body)).status).toBe(status);
  });

  it('keeps the default branch', async () => {
    expect((await as('delete', '/branches/main')).status).toBe(403);
  });
});
