import { BareRepository } from '../../__testUtils__/BareRepository';
import { listGitFiles, readGitFiles } from './readGitFiles';

describe('readGitFiles', () => {
  let repository: BareRepository;

  beforeEach(() => {
    repository = BareRepository.create({ 'models/a': 'one\n', 'models/b': '' });
  });
  afterEach(() => repository.remove());

  it('reads what is in a commit, and refuses a mirror that lacks a file of it', async () => {
    const files = await listGitFiles(
      repository.dir,
      repository.revision('main')!,
      { owns: () => true, maxBlobBytes: 100 },
    );
    expect(await readGitFiles(repository.dir, files)).toEqual({
      'models/a': 'one\n',
      'models/b': '',
    });
    const [first, ...others] = files;
    await expect(
      readGitFiles(repository.dir, [
        { ...first, blob: '0'.repeat(40) },
        ...others,
      ]),
    ).rejects.toThrow('git cat-file: models/a cannot be read from the mirror');
  });

  it.each([
    ['a symlink', '120000', () => '../../../etc/passwd'],
    ['a submodule', '160000', () => repository.revision('main')!],
  ])('does not list %s as a file', async (_kind, mode, content) => {
    const commit = repository.commit(
      'main',
      { 'models/c': content() },
      { from: 'main', mode },
    );
    expect(repository.git(['ls-tree', commit, 'models/c'])).toMatch(
      new RegExp(`^${mode} `),
    );
    const files = await listGitFiles(repository.dir, commit, {
      owns: () => true,
      maxBlobBytes: 100,
    });
    expect(Object.keys(await readGitFiles(repository.dir, files))).toEqual([
      'models/a',
      'models/b',
    ]);
  });
});
