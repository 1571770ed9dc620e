import type { FileChange } from '../types';
import { assertOwned } from './assertOwned';

describe('assertOwned', () => {
  const layout = {
    id: 'test',
    owns: (path: string) => path.startsWith('models/'),
  };
  const change = (path: string): FileChange[] => [
    { path, change: 'create', after: '' },
  ];

  it('lets the layout write where it owns', () => {
    expect(() => assertOwned(layout, change('models/a/b.yaml'))).not.toThrow();
  });

  it.each([
    ['README.md', 'is outside the directories of the layout test'],
    ['models/../README.md', 'must be relative'],
    ['models//a', 'must be relative'],
    ['/models/a', 'must be relative'],
    ['models/./a', 'must be relative'],
    ['models/.git/hooks/x', 'must not lead into .git'],
    ['models/.GIT/config', 'must not lead into .git'],
    ['models/a\nb', 'must not hold control characters'],
    ['models\\..\\x', 'must not hold control characters or backslashes'],
    ['', 'must not be empty'],
    [`models/${'x'.repeat(500)}`, 'must be at most 500 characters'],
  ])('refuses %j', (path, rule) => {
    expect(() => assertOwned(layout, change(path))).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(rule),
      }),
    );
  });
});
