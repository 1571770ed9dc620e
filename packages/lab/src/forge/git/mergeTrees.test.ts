import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';

const lines = (...changed: string[]) =>
  Buffer.from(
    ['1', '2', '3', '4', '5'].map((l, i) => changed[i] ?? l).join('\n'),
  );

describe('mergeTrees', () => {
  let dir: string;
  let git: GitRepository;
  let base: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lab-git-'));
    git = await GitRepository.init(dir);
    base = await git.writeTree(undefined, [
      { path: 'list', content: lines() },
      { path: 'other', content: Buffer.from('o') },
    ]);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const tree = (...changes: { path: string; content?: Buffer }[]) =>
    git.writeTree(base, changes);
  const contentOf = async (merged: unknown, path: string) => {
    const { tree: sha } = merged as { tree: string };
    const entry = (await git.tree(sha)).find(e => e.path === path);
    return entry && (await git.blobs([entry.sha])).get(entry.sha)?.toString();
  };

  it('joins changes of different lines and different files', async () => {
    const ours = await tree({ path: 'list', content: lines('A') });
    const theirs = await tree(
      { path: 'list', content: lines('1', '2', '3', '4', 'E') },
      { path: 'new', content: Buffer.from('n') },
      { path: 'other' },
    );
    const merged = await git.mergeTrees(base, ours, theirs);
    expect(await contentOf(merged, 'list')).toBe('A\n2\n3\n4\nE');
    expect(await contentOf(merged, 'new')).toBe('n');
    expect(await contentOf(merged, 'other')).toBeUndefined();
  });

  it('names what conflicts: the same line, and a change of what the other deleted', async () => {
    const ours = await tree(
      { path: 'list', content: lines('A') },
      { path: 'other' },
    );
    const theirs = await tree(
      { path: 'list', content: lines('B') },
      { path: 'other', content: Buffer.from('changed') },
    );
    const { conflicts } = (await git.mergeTrees(base, ours, theirs)) as {
      conflicts: string[];
    };
    expect(conflicts.sort()).toEqual(['list', 'other']);
  });

  it('takes the same change twice for one', async () => {
    const both = await tree({ path: 'list', content: lines('A') });
    expect(await git.mergeTrees(base, both, both)).toEqual({ tree: both });
  });
});
