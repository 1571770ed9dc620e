import { githubClient } from '../__testUtils__/githubClient';
import { testForge, type TestForge } from '../__testUtils__/testForge';

// Every call runs git.
jest.setTimeout(30_000);

describe('reviewRoutes and issueRoutes', () => {
  let lab: TestForge;
  const { as, propose } = githubClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
    await propose('one', 'ONE\n');
  });
  afterEach(() => lab.close());

  it('asks accounts and teams for a review', async () => {
    const asked = await as('post', '/pulls/1/requested_reviewers').send({
      reviewers: ['ada'],
      team_reviewers: ['platform'],
    });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      requested_reviewers: [{ login: 'ada' }],
      requested_teams: [{ slug: 'platform' }],
    });
    const removed = await as('delete', '/pulls/1/requested_reviewers').send({
      reviewers: ['ada'],
    });
    expect(removed.body.requested_reviewers).toEqual([]);
    const left = await as('get', '/pulls/1/requested_reviewers');
    expect(left.body.teams).toMatchObject([{ slug: 'platform' }]);
  });

  it.each([
    [
      { reviewers: ['nobody', 'ada'] },
      'is not a collaborator of the edge/demo',
    ],
    [
      { team_reviewers: ['nobodies'] },
      'is not a collaborator of the edge/demo',
    ],
    [{ reviewers: ['portal'] }, 'cannot be requested from pull request author'],
  ])('asks nobody when one will not do: %j', async (body, message) => {
    const path = '/pulls/1/requested_reviewers';
    const refused = await as('post', path).send(body);
    expect(refused.status).toBe(422);
    expect(refused.body.message).toContain(message);
    expect((await as('get', path)).body).toEqual({ users: [], teams: [] });
  });

  it('makes labels by adding them', async () => {
    const labels = ['ai-edge', 'ring/0'];
    const added = await as('post', '/issues/1/labels').send({ labels });
    expect(added.status).toBe(200);
    await as('post', '/issues/1/labels').send({ labels });
    const names = (body: { name: string }[]) => body.map(({ name }) => name);
    expect(names((await as('get', '/issues/1/labels')).body)).toEqual(labels);
    expect(names((await as('get', '/labels')).body)).toEqual(labels);
    expect(names((await as('get', '/pulls/1')).body.labels)).toEqual(labels);
  });

  it('keeps comments', async () => {
    await as('post', '/issues/1/comments').send({ body: 'Looks good' });
    expect((await as('get', '/issues/1/comments')).body).toMatchObject([
      { body: 'Looks good', user: { login: 'portal' } },
    ]);
  });
});
