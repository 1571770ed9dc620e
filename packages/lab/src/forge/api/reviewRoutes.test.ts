import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('reviewRoutes', () => {
  let lab: TestForge;
  const { as, propose } = client(() => lab);
  const asked = '/pulls/1/requested_reviewers';

  beforeEach(async () => {
    lab = await testForge();
    await propose('one', 'ONE\n');
  });
  afterEach(() => lab.close());

  const reviewers = async () =>
    (await as('get', '/pulls/1')).body.requested_reviewers.map(
      ({ login }: { login: string }) => login,
    );

  it('asks accounts for a review, each once, and takes it back', async () => {
    expect(await reviewers()).toEqual([]);
    const first = await as('post', asked).send({ reviewers: ['ada'] });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject([
      { user: { login: 'ada' }, state: 'REQUEST_REVIEW' },
    ]);
    await as('post', asked).send({ reviewers: ['ada', 'ada'] });
    expect(await reviewers()).toEqual(['ada']);
    const back = await as('delete', asked).send({ reviewers: ['ada'] });
    expect(back.status).toBe(204);
    expect(await reviewers()).toEqual([]);
  });

  it.each([
    [['ada', 'nobody'], 404],
    [['portal'], 422],
    ['ada', 422],
  ])('refuses %j as Gitea does, and asks nobody', async (body, status) => {
    const answer = await as('post', asked).send({ reviewers: body });
    expect(answer.status).toBe(status);
    expect(await reviewers()).toEqual([]);
  });

  it('wants an account and a pull request', async () => {
    const other = await as('post', '/pulls/9/requested_reviewers').send({
      reviewers: ['ada'],
    });
    expect(other.status).toBe(404);
    const anonymous = await fetch(`${lab.url}/api/v1/repos/edge/demo${asked}`, {
      method: 'POST',
    });
    expect(anonymous.status).toBe(401);
  });
});
