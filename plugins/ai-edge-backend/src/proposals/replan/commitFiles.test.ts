import { BareRepository } from '../../__testUtils__/BareRepository';
import { commitFiles } from './commitFiles';
import { mergedTree } from './mergedTree';

describe('a commit made in a bare repository', () => {
  let repository: BareRepository;

  beforeEach(() => {
    repository = BareRepository.create({
      'a/one.yaml': 'one\n',
      'a/two.yaml': 'two\n',
    });
  });
  afterEach(() => repository.remove());

  const commit = (files: Parameters<typeof commitFiles>[1]['files']) =>
    commitFiles(repository.dir, {
      base: repository.revision('main')!,
      files,
      ref: 'refs/heads/made',
      author: { name: 'Portal <x>\n', email: 'portal@example.com' },
      message: 'Deploy\n\nRequested-by: user:default/ada',
      at: new Date('2026-11-21T07:00:00Z'),
    });

  it('holds the changes on top of the base, and says who and when', async () => {
    const made = await commit([
      { path: 'a/one.yaml', change: 'update', before: 'one\n', after: 'é\n' },
      { path: 'a/two.yaml', change: 'delete', before: 'two\n' },
      { path: '"b c".yaml', change: 'create', after: 'no newline' },
    ]);
    expect(repository.revision('made')).toBe(made.commit);
    expect(repository.git(['rev-parse', 'made^{tree}'])).toBe(made.tree);
    expect(repository.git(['rev-parse', 'made^'])).toBe(
      repository.revision('main'),
    );
    expect(repository.read('made', 'a/one.yaml')).toBe('é\n');
    const files = repository.git([
      'ls-tree',
      '-r',
      '--name-only',
      '-z',
      'made',
    ]);
    expect(files.split('\0').filter(Boolean)).toEqual([
      '"b c".yaml',
      'a/one.yaml',
    ]);
    expect(
      repository.git(['log', '-1', '--format=%an|%ae|%cI|%B', 'made']),
    ).toBe(
      'Portal x|portal@example.com|2026-11-21T07:00:00+00:00|Deploy\n\nRequested-by: user:default/ada',
    );
  });

  it('keeps a file executable', async () => {
    repository.commit(
      'main',
      { 'a/run.sh': 'x\n' },
      { from: 'main', mode: '100755' },
    );
    await commit([
      { path: 'a/run.sh', change: 'update', before: 'x\n', after: 'y\n' },
    ]);
    expect(repository.git(['ls-tree', 'made', 'a/run.sh'])).toMatch(/^100755 /);
  });

  it('has the tree of a merge that does the same, and none where it conflicts', async () => {
    const made = await commit([
      { path: 'a/one.yaml', change: 'update', before: 'one\n', after: 'uno\n' },
    ]);
    const main = repository.revision('main')!;
    expect(await mergedTree(repository.dir, main, made.commit)).toBe(made.tree);
    const moved = repository.commit('main', { 'a/one.yaml': 'eins\n' });
    expect(
      await mergedTree(repository.dir, moved, made.commit),
    ).toBeUndefined();
  });
});
