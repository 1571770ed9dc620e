import { BareRepository } from '../../../__testUtils__/BareRepository';
import { readBranchLog } from './readBranchLog';
import { readEntries } from './readEntries';

describe('readBranchLog', () => {
  let repository: BareRepository;

  beforeEach(() => {
    repository = BareRepository.create({ a: '1', 'dir/b c': '2' });
  });
  afterEach(() => repository.remove());

  const log = (options: { since?: string; max?: number } = {}) =>
    readBranchLog(repository.dir, 'main', { max: 100, ...options });

  it('tells what each commit changed, the oldest first', async () => {
    const first = repository.revision('main')!;
    repository.commit(
      'main',
      { a: '3', 'dir/b c': undefined, 'ä"\t.yaml': 'new' },
      {
        from: 'main',
        message: 'Subject\n\nBody\nwith :000000 100644 lines',
        at: '2026-11-20T09:12:00Z',
      },
    );
    repository.commit('main', {});
    const [root, second, empty] = await log();
    const before = await readEntries(repository.dir, first);
    const after = await readEntries(repository.dir, 'main');
    expect(root).toMatchObject({ revision: first, parents: [] });
    expect(second).toMatchObject({
      parents: [first],
      at: '2026-11-20T09:12:00.000Z',
      author: 'Test',
      subject: 'Subject',
      body: 'Body\nwith :000000 100644 lines',
    });
    expect(second.changes).toHaveLength(3);
    expect(second.changes).toEqual(
      expect.arrayContaining([
        { path: 'a', before: before.get('a'), after: after.get('a') },
        { path: 'dir/b c', before: before.get('dir/b c') },
        { path: 'ä"\t.yaml', after: after.get('ä"\t.yaml') },
      ]),
    );
    expect(after.get('a')).toMatch(/^100644 [0-9a-f]{40}$/);
    expect(empty.changes).toEqual([]);
  });

  it('takes a merge for what it changed of the branch, and leaves its commits out', async () => {
    repository.fastForward('side', 'main');
    repository.commit('side', { side: '1' });
    repository.commit('main', { main: '1' });
    repository.commit(
      'main',
      { side: '1' },
      { from: 'main', merges: 'side', message: 'Merge' },
    );
    const commits = await log();
    expect(
      commits.map(({ changes }) => changes.map(({ path }) => path)),
    ).toEqual([['a', 'dir/b c'], ['main'], ['side']]);
    expect(commits[2].parents).toHaveLength(2);
  });

  it('leaves out what is known, and what is too much', async () => {
    const since = repository.revision('main')!;
    await expect(log({ since })).resolves.toEqual([]);
    repository.commit('main', { a: '4' });
    repository.commit('main', { a: '5' });
    await expect(log({ since })).resolves.toHaveLength(2);
    const [last, ...others] = await log({ max: 1 });
    expect(last.revision).toBe(repository.revision('main'));
    expect(others).toEqual([]);
  });
});
