import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('issueRoutes', () => {
  let lab: TestForge;
  const { as, propose } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

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

  it('refuses what Gitea refuses', async () => {
    await propose('one', 'ONE\n');
    expect((await as('post', '/labels').send({})).status).toBe(422);
    const colour = await as('post', '/labels').send({
      name: 'x',
      color: 'red',
    });
    expect(colour.status).toBe(422);
    const empty = await as('post', '/issues/1/comments').send({ body: ' ' });
    expect(empty.status).toBe(422);
    expect((await as('get', '/issues/9/comments')).status).toBe(404);
  });
});
