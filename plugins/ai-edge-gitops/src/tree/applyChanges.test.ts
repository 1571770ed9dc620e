import { applyChanges } from './applyChanges';
import { MemoryTree } from './MemoryTree';

const tree = MemoryTree.fromFiles({
  'models/b.yaml': 'b',
  'models/a/x.yaml': 'x',
  'models-old/c.yaml': 'c',
  README: '',
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
