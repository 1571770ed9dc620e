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
