import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe('merge requests', () => {
  let lab: TestForge;
  const { as, propose } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const iids = async (query: string) =>
    (await as('get', `/merge_requests?${query}`)).body.map(
      ({ iid }: { iid: number }) => iid,
    );

  it('are opened, listed and shown', async () => {
    const made = await propose('one', 'ONE\n', {
      description: 'Why',
      labels: 'edge, bike',
      reviewer_ids: [1, 99],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      iid: 1,
      state: 'opened',
      draft: false,
      description: 'Why',
      source_branch: 'one',
      target_branch: 'main',
      author: { username: 'portal' },
      reviewers: [{ id: 1, username: 'ada' }],
      labels: ['edge', 'bike'],
      detailed_merge_status: 'mergeable',
      web_url: `${lab.url}/edge/demo/-/merge_requests/1`,
    });
    const page = await request(lab.server)
      .get('/edge/demo/-/merge_requests/1')
      .redirects(1);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Merge one');
    await propose('two', 'TWO\n');
    expect(await iids('state=opened')).toEqual([2, 1]);
    expect(await iids('source_branch=one&state=opened')).toEqual([1]);
    expect(await iids('state=merged')).toEqual([]);
    const diffs = await as('get', '/merge_requests/1/diffs');
    expect(diffs.body).toMatchObject([{ new_path: 'README.md' }]);
    const commits = await as('get', '/merge_requests/1/commits');
    expect(commits.body).toMatchObject([{ title: 'Change' }]);
    // The other dialects show the same.
    const gitea = await request(lab.server).get(
      '/api/v1/repos/edge/demo/pulls/1',
    );
    expect(gitea.body.title).toBe('Merge one');
  });

  it.each<[object, number, object]>([
    [
      { source_branch: 'one', target_branch: 'main' },
      409,
      {
        message: [
          'Another open merge request already exists for this source branch: !1',
        ],
      },
    ],
    [
      { source_branch: 'main', target_branch: 'main' },
      422,
      {
        message: ["You can't use same project/branch for source and target"],
      },
    ],
    [
      { source_branch: 'none', target_branch: 'main' },
      422,
      { message: ['Source branch "none" does not exist'] },
    ],
    [
      { title: '' },
      400,
      {
        error:
          'title is missing, source_branch is missing, target_branch is missing',
      },
    ],
    [
      { source_branch: 'two', target_branch: 'main', title: 'x'.repeat(256) },
      400,
      { message: { title: ['is too long (maximum is 255 characters)'] } },
    ],
  ])('are refused as GitLab does: %j', async (body, status, said) => {
    await propose('one', 'ONE\n');
    const answer = await as('post', '/merge_requests').send({
      title: 'Again',
      ...body,
    });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(said);
  });
});
