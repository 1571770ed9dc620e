import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe("the forge in GitLab's dialect", () => {
  let lab: TestForge;
  const { as, commit } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const get = (path: string) => request(lab.server).get(`/api/v4${path}`);

  it('knows tokens in both headers, and wrong ones', async () => {
    const own = await get('/user').set('PRIVATE-TOKEN', 'lab-forge-ada');
    expect(own.body).toMatchObject({ id: 1, username: 'ada' });
    const bearer = await get('/user').set(
      'Authorization',
      'Bearer lab-forge-portal',
    );
    expect(bearer.body.username).toBe('portal');
    for (const name of ['PRIVATE-TOKEN', 'Authorization']) {
      const wrong = await get('/projects/1').set(name, 'nope');
      expect(wrong.status).toBe(401);
      expect(wrong.body).toEqual({ message: '401 Unauthorized' });
    }
    const anonymous = await request(lab.server)
      .post('/api/v4/projects/1/repository/commits')
      .send({});
    expect(anonymous.status).toBe(401);
  });

  it('pages lists with its headers', async () => {
    for (const branch of ['a', 'b/c', 'd']) {
      await commit({ branch, start_branch: 'main' });
    }
    const page = await as('get', '/repository/branches?per_page=3');
    expect(page.headers).toMatchObject({
      'x-page': '1',
      'x-next-page': '2',
      'x-total': '4',
      'x-total-pages': '2',
    });
    expect(page.headers.link).toMatch(/page=2[^>]*>; rel="next"/);
    const last = await as('get', '/repository/branches?per_page=3&page=2');
    expect(last.body).toMatchObject([{ name: 'main', default: true }]);
    expect(last.headers['x-next-page']).toBe('');
    expect(last.headers.link).not.toContain('rel="next"');
  });

  it('serves the same repository as the other dialects', async () => {
    await commit({ branch: 'main' });
    const gitea = await request(lab.server).get(
      '/api/v1/repos/edge/demo/raw/new.txt',
    );
    expect(gitea.text).toBe('new\n');
    await lab.git([
      'clone',
      '--quiet',
      `${lab.url.replace('://', '://oauth2:lab-forge-portal@')}/edge/demo`,
      'clone',
    ]);
    expect(await lab.git(['log', '-1', '--format=%s'], 'clone')).toBe(
      'Change\n',
    );
  });
});
