import { BareRepository } from '../../__testUtils__/BareRepository';
import { readTreeChange } from './readTreeChange';

describe('what differs between two commits', () => {
  const repository = BareRepository.create({
    'a.yaml': 'a\n',
    'b.yaml': 'b\n',
    'same.yaml': 's\n',
  });
  afterAll(() => repository.remove());

  it('is every path, and the contents of what is text and not too large', async () => {
    const before = repository.revision('main')!;
    repository.commit('main', {
      'a.yaml': 'ä\n',
      'b.yaml': undefined,
      'c d.yaml': 'c\n',
      'large.yaml': 'x'.repeat(101),
      binary: 'a\0b',
    });
    const after = repository.commit(
      'main',
      { link: 'a.yaml' },
      { from: 'main', mode: '120000' },
    );
    expect(
      await readTreeChange(repository.dir, { before, after }, 100),
    ).toEqual({
      paths: ['a.yaml', 'b.yaml', 'binary', 'c d.yaml', 'large.yaml', 'link'],
      files: [
        { path: 'a.yaml', change: 'update', before: 'a\n', after: 'ä\n' },
        { path: 'b.yaml', change: 'delete', before: 'b\n' },
        { path: 'c d.yaml', change: 'create', after: 'c\n' },
      ],
    });
  });

  it('is nothing between a commit and itself', async () => {
    const head = repository.revision('main')!;
    expect(
      await readTreeChange(repository.dir, { before: head, after: head }),
    ).toEqual({ paths: [], files: [] });
  });
});
