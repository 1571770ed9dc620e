import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe('files and trees', () => {
  let lab: TestForge;
  const { as, commit, head } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  it('shows files and trees', async () => {
    const path = '/repository/files/README.md';
    const file = (await as('get', `${path}?ref=main`)).body;
    expect(Buffer.from(file.content, 'base64').toString()).toBe(
      'one\ntwo\nthree\n',
    );
    expect(file.last_commit_id).toBe(await head());
    const raw = await as('get', `${path}/raw?ref=main`);
    expect(raw.text).toBe('one\ntwo\nthree\n');
    const info = await request(lab.server).head(
      `/api/v4/projects/1${path}?ref=main`,
    );
    expect(info.headers['x-gitlab-last-commit-id']).toBe(await head());
    expect((await as('get', '/repository/files/none')).status).toBe(404);
    await commit({
      branch: 'main',
      actions: [{ action: 'create', file_path: 'a/b.txt', content: 'b' }],
    });
    const paths = async (query: string) =>
      (await as('get', `/repository/tree?${query}`)).body.map(
        (entry: { path: string }) => entry.path,
      );
    expect(await paths('')).toEqual(['README.md', 'a']);
    expect(await paths('recursive=true')).toEqual([
      'README.md',
      'a',
      'a/b.txt',
    ]);
    expect(await paths('path=a')).toEqual(['a/b.txt']);
  });
});
