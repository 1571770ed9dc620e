import type { FileChange } from '../types';
import { applyChanges } from './applyChanges';
import { assertOwned } from './assertOwned';
import { FileEdits } from './FileEdits';
import { MemoryTree } from './MemoryTree';

const tree = MemoryTree.fromFiles({
  'models/b.yaml': 'b',
  'models/a/x.yaml': 'x',
  'models-old/c.yaml': 'c',
  README: '',
});

it('lists sorted paths by prefix and reads files', () => {
  expect(tree.paths('models/')).toEqual(['models/a/x.yaml', 'models/b.yaml']);
  expect(tree.paths()).toEqual([
    'README',
    'models-old/c.yaml',
    'models/a/x.yaml',
    'models/b.yaml',
  ]);
  expect(tree.paths('nothing')).toEqual([]);
  expect(tree.read('README')).toBe('');
  expect(tree.read('models')).toBeUndefined();
  expect(MemoryTree.fromFiles(new Map([['a', '1']])).paths()).toEqual(['a']);
});

it('applies changes and leaves the given tree as it was', () => {
  const after = applyChanges(tree, [
    { path: 'README', change: 'delete', before: '' },
    { path: 'models/b.yaml', change: 'update', before: 'b', after: 'B' },
    { path: 'new', change: 'create', after: 'n' },
  ]);
  expect(after.paths().map(path => [path, after.read(path)])).toEqual([
    ['models-old/c.yaml', 'c'],
    ['models/a/x.yaml', 'x'],
    ['models/b.yaml', 'B'],
    ['new', 'n'],
  ]);
  expect(tree.read('models/b.yaml')).toBe('b');
});

it('collects edits, sees them, and drops those that change nothing', () => {
  const edits = new FileEdits(tree);
  edits.write('z', '1');
  edits.write('models/b.yaml', 'B');
  edits.write('models/b.yaml', 'b');
  edits.write('models/a/x.yaml', 'y');
  expect(edits.ensure('z', () => 'again')).toBe(false);
  expect(edits.ensure('models/n', () => 'n')).toBe(true);
  expect(edits.read('models/a/x.yaml')).toBe('y');
  expect(edits.paths('models/')).toEqual([
    'models/a/x.yaml',
    'models/b.yaml',
    'models/n',
  ]);
  expect(edits.changes()).toEqual([
    { path: 'models/a/x.yaml', change: 'update', before: 'x', after: 'y' },
    { path: 'models/n', change: 'create', after: 'n' },
    { path: 'z', change: 'create', after: '1' },
  ]);
  expect(() => edits.require('gone')).toThrow('gone: is missing');
});

describe('assertOwned', () => {
  const layout = { id: 'test', owns: (path: string) => path.startsWith('models/') };
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
