import { execFileSync } from 'node:child_process';
import request from 'supertest';
import { githubClient } from '../__testUtils__/githubClient';
import { testForge, type TestForge } from '../__testUtils__/testForge';

/** The answer as it came. */
const bytes: Parameters<request.Test['parse']>[0] = (res, done) => {
  const chunks: Buffer[] = [];
  res.on('data', chunk => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks)));
};

// Every call runs git.
jest.setTimeout(30_000);

describe('repositoryRoutes and contentRoutes', () => {
  let lab: TestForge;
  const { as, head, call } = githubClient(() => lab);

  beforeEach(async () => {
    lab = await testForge({ 'README.md': 'one\n', 'sub/a b.txt': 'a\n' });
  });
  afterEach(() => lab.close());

  it('shows what a reader of URLs asks for', async () => {
    const repository = await as('get', '');
    expect(repository.status).toBe(200);
    expect(repository.body).toMatchObject({
      full_name: 'edge/demo',
      default_branch: 'main',
      private: false,
    });
    const status = await as('get', '/commits/main/status?per_page=0');
    expect(status.body.sha).toBe(await head());
    const archive = status.body.repository.archive_url
      .replace('{archive_format}', 'tarball')
      .replace('{/ref}', `/${status.body.sha}`);
    const { body } = await request(archive).get('').buffer().parse(bytes);
    const names = execFileSync('tar', ['-tzf', '-'], { input: body });
    expect(names.toString()).toContain(
      `edge-demo-${status.body.sha.slice(0, 7)}/sub/a b.txt`,
    );
  });

  it('reads files, raw files and directories', async () => {
    const file = await as('get', '/contents/sub/a%20b.txt?ref=main');
    expect(file.body).toMatchObject({ type: 'file', size: 2 });
    expect(Buffer.from(file.body.content, 'base64').toString()).toBe('a\n');
    const raw = await as('get', '/contents/README.md')
      .set('Accept', 'application/vnd.github.v3.raw')
      .buffer()
      .parse(bytes);
    expect(raw.headers['content-type']).toContain('vnd.github.raw');
    expect(raw.body).toEqual(Buffer.from('one\n'));
    const list = await as('get', '/contents/');
    expect(list.body).toMatchObject([
      { name: 'README.md', type: 'file' },
      { name: 'sub', type: 'dir' },
    ]);
    expect((await as('get', '/contents/none')).status).toBe(404);
  });

  it('writes single files, and not on what was not seen', async () => {
    const put = (path: string, body: object) =>
      as('put', `/contents/${path}`).send({
        message: 'Write',
        content: Buffer.from('x\n').toString('base64'),
        ...body,
      });
    const made = await put('new.txt', {});
    expect(made.status).toBe(201);
    const { sha } = made.body.content;
    expect((await put('new.txt', {})).status).toBe(422);
    expect((await put('new.txt', { sha: '1'.repeat(40) })).status).toBe(409);
    expect((await put('README.md', { sha })).status).toBe(409);
    const content = Buffer.from('y\n').toString('base64');
    expect((await put('new.txt', { sha, content })).status).toBe(200);
    const now = (await as('get', '/contents/new.txt')).body.sha;
    const gone = await as('delete', '/contents/new.txt').send({
      message: 'Delete',
      sha: now,
    });
    expect(gone.status).toBe(200);
    expect((await as('get', '/contents/new.txt')).status).toBe(404);
  });

  it('refuses as GitHub', async () => {
    const wrong = await call('get', '/api/v3/repos/edge/demo', 'wrong');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ message: 'Bad credentials' });
    const nobody = await request(lab.server)
      .post('/api/v3/repos/edge/demo/git/refs')
      .send({});
    expect(nobody.body.message).toBe('Requires authentication');
    const hidden = await call('get', '/api/v3/repos/edge/none');
    expect(hidden.status).toBe(404);
    expect(hidden.body.message).toBe('Not Found');
    expect((await call('get', '/api/v3/no/such')).status).toBe(404);
  });
});
