import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';

const author = { name: 'Ada', email: 'ada@edge.example' };
const date = '2026-01-01T00:00:00Z';

describe('GitRepository', () => {
  let dir: string;
  let git: GitRepository;
  let first: string;
  let second: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lab-git-'));
    git = await GitRepository.init(dir);
    const commit = async (
      changes: { path: string; content?: Buffer }[],
      parent?: string,
    ) =>
      git.createCommit({
        tree: await git.writeTree(parent, changes),
        parents: parent ? [parent] : [],
        message: 'Subject\n\nBody\n',
        author,
        date,
      });
    first = await commit([
      { path: 'a/with space & ünïcode.txt', content: Buffer.from('x') },
      { path: 'b', content: Buffer.alloc(0) },
    ]);
    second = await commit(
      [{ path: 'b' }, { path: 'c', content: Buffer.from('c\n') }],
      first,
    );
    await git.setRef('refs/heads/main', second, undefined);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('lists trees with any names', async () => {
    const entries = await git.tree(first);
    expect(entries.map(({ path, type, size }) => [path, type, size])).toEqual([
      ['a', 'tree', undefined],
      ['a/with space & ünïcode.txt', 'blob', 1],
      ['b', 'blob', 0],
    ]);
  });

  it('reads many blobs at once, empty ones too', async () => {
    const blobs = (await git.tree(first)).filter(({ type }) => type === 'blob');
    const read = await git.blobs(blobs.map(({ sha }) => sha));
    expect(blobs.map(({ sha }) => read.get(sha)?.toString())).toEqual([
      'x',
      '',
    ]);
  });

  it('tells commits and what changed between them', async () => {
    const [commit] = await git.log('main', { limit: 1 });
    expect(commit).toMatchObject({
      sha: second,
      parents: [first],
      message: 'Subject\n\nBody\n',
      author: { ...author, date: '2026-01-01T00:00:00+00:00' },
    });
    expect(await git.changedFiles(first, second)).toEqual([
      { path: 'b', status: 'deleted', additions: 0, deletions: 0 },
      { path: 'c', status: 'added', additions: 1, deletions: 0 },
    ]);
    expect(await git.count('main')).toBe(2);
    expect(await git.count('main', 'c')).toBe(1);
  });

  it('moves a branch only from where it is expected to be', async () => {
    await expect(git.setRef('refs/heads/main', first, first)).rejects.toThrow(
      /update-ref/,
    );
    await expect(
      git.setRef('refs/heads/main', first, undefined),
    ).rejects.toThrow();
    expect(await git.branch('main')).toBe(second);
  });

  it('takes nothing for an option', async () => {
    expect(await git.resolve('--all')).toBeUndefined();
    expect(await git.isBranchName('--all')).toBe(false);
    expect(await git.resolve('none')).toBeUndefined();
  });
});
