import { FileEdits } from './FileEdits';
import { MemoryTree } from './MemoryTree';

const tree = MemoryTree.fromFiles({
  'models/b.yaml': 'b',
  'models/a/x.yaml': 'x',
  'models-old/c.yaml': 'c',
  README: '',
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

it('deletes files, and forgets it when they are written again', () => {
  const edits = new FileEdits(tree);
  edits.delete('models/b.yaml');
  edits.delete('models/a/x.yaml');
  edits.delete('was/never/there');
  expect(edits.read('models/b.yaml')).toBeUndefined();
  expect(edits.paths('models/')).toEqual([]);
  edits.write('models/a/x.yaml', 'x');
  expect(edits.paths('models/')).toEqual(['models/a/x.yaml']);
  expect(edits.changes()).toEqual([
    { path: 'models/b.yaml', change: 'delete', before: 'b' },
  ]);
});
