import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe('branches', () => {
  let lab: TestForge;
  const { as } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  it('makes and deletes branches', async () => {
    const branches = '/repository/branches';
    const make = (body: object) => as('post', branches).send(body);
    const made = await make({ branch: 'x/1', ref: 'main' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'x/1', default: false });
    const again = await make({ branch: 'x/1', ref: 'main' });
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ message: 'Branch already exists' });
    expect((await make({})).body).toEqual({
      error: 'branch is missing, ref is missing',
    });
    expect((await as('delete', `${branches}/x%2F1`)).status).toBe(204);
    const gone = await as('get', `${branches}/x%2F1`);
    expect(gone.status).toBe(404);
    expect(gone.body).toEqual({ message: '404 Branch Not Found' });
    expect((await as('delete', `${branches}/main`)).status).toBe(400);
  });
});
