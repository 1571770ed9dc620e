import { githubClient } from '../__testUtils__/githubClient';
import { testForge, type TestForge } from '../__testUtils__/testForge';

const file = { mode: '100644', type: 'blob' };

// Every call runs git.
jest.setTimeout(30_000);

describe('gitRoutes and refRoutes', () => {
  let lab: TestForge;
  const { as, head, commit } = githubClient(() => lab);

  beforeEach(async () => {
    lab = await testForge({ 'README.md': 'one\n', 'sub/old.txt': 'old\n' });
  });
  afterEach(() => lab.close());

  it('makes trees, commits and branches that git can clone', async () => {
    const made = await commit('feature/one', [
      { ...file, path: 'README.md', content: 'ONE\n' },
      { ...file, path: 'run.sh', mode: '100755', content: 'true\n' },
      { ...file, path: 'sub/old.txt', sha: null },
    ]);
    expect(made.status).toBe(201);
    expect(made.body.ref).toBe('refs/heads/feature/one');
    await lab.git([
      'clone',
      '-q',
      '-b',
      'feature/one',
      `${lab.url}/edge/demo`,
      'c',
    ]);
    const shown = await lab.git(['ls-tree', '-r', 'HEAD'], 'c');
    expect(
      shown.split('\n').map(line => line.replace(/ blob \S+/, '')),
    ).toEqual(['100644\tREADME.md', '100755\trun.sh', '']);
    const log = await lab.git(['log', '-1', '--format=%an|%s'], 'c');
    expect(log).toBe('Developer Portal|Change on feature/one\n');
    expect((await as('get', '/git/ref/heads%2Ffeature%2Fone')).body).toEqual(
      made.body,
    );
  });

  it('takes blobs and shows them', async () => {
    const made = await as('post', '/git/blobs').send({
      content: Buffer.from('höhe').toString('base64'),
      encoding: 'base64',
    });
    expect(made.status).toBe(201);
    const shown = await as('get', `/git/blobs/${made.body.sha}`);
    expect(Buffer.from(shown.body.content, 'base64').toString()).toBe('höhe');
    await commit('blob', [{ ...file, path: 'b', sha: made.body.sha }]);
    const tree = await as('get', '/git/trees/blob?recursive=1');
    expect(tree.body.tree).toContainEqual(
      expect.objectContaining({ path: 'b', sha: made.body.sha }),
    );
  });

  it('moves branches forward only, and takes them away', async () => {
    const before = await head();
    await commit('one', [{ ...file, path: 'a', content: 'a' }]);
    const one = await head('one');
    const patch = (sha?: string, more = {}) =>
      as('patch', '/git/refs/heads/one').send({ sha, ...more });
    const back = await patch(before);
    expect(back.status).toBe(422);
    expect(back.body.message).toBe('Update is not a fast forward');
    expect((await patch(before, { force: true })).status).toBe(200);
    expect((await patch(one)).status).toBe(200);
    expect((await as('delete', '/git/refs/heads/one')).status).toBe(204);
    expect(await head('one')).toBeUndefined();
    expect((await as('delete', '/git/refs/heads/one')).status).toBe(422);
    expect((await as('delete', '/git/refs/heads/main')).status).toBe(422);
  });

  it('says as GitHub what is there already and what is not', async () => {
    const tree = [{ ...file, path: 'a', content: 'a' }];
    await commit('one', tree);
    const again = await commit('one', tree);
    expect(again.status).toBe(422);
    expect(again.body).toMatchObject({
      message: 'Reference already exists',
      status: '422',
    });
    const gone = await as('post', '/git/trees').send({
      base_tree: await head(),
      tree: [{ ...file, path: 'no/such', sha: null }],
    });
    expect(gone.status).toBe(422);
    expect(gone.body.message).toBe('GitRPC::BadObjectState');
    for (const path of ['../a', '/a', 'a//b', '.git/config']) {
      const bad = await as('post', '/git/trees').send({
        tree: [{ ...file, path, content: 'x' }],
      });
      expect(bad.status).toBe(422);
    }
    const ref = { ref: 'refs/heads/x', sha: '1'.repeat(40) };
    expect((await as('post', '/git/refs').send(ref)).body.message).toBe(
      'Object does not exist',
    );
    expect((await as('get', '/branches/none')).body.message).toBe(
      'Branch not found',
    );
  });
});
