import type { FileChange } from '../types';
import { changedSincePlan, type TreeObject } from './changedSincePlan';

const tree = (...entries: TreeObject['entries']): TreeObject => ({
  isDirectory: true,
  entries,
});
const hello = (mode = 0o100644, type = 'blob') => ({
  name: 'x',
  type,
  mode,
  // git hash-object of "hello\n"
  oid: 'ce013625030ba8dba906f756967f9e9ca394464a',
});
const update: FileChange = {
  path: 'a/x',
  change: 'update',
  before: 'hello\n',
  after: '',
};
const create: FileChange = { path: 'a/x', change: 'create', after: '' };

it('keeps the modes of what is as it was', () => {
  const objects = new Map([['a', tree(hello(0o100755))]]);
  const { changed, modes } = changedSincePlan([update], objects);
  expect(changed).toBe('');
  expect(modes).toEqual(new Map([['a/x', '100755']]));
});

it.each<[string, FileChange, Map<string, TreeObject>]>([
  ['', create, new Map()],
  ['a/x is there already', create, new Map([['a', tree(hello())]])],
  ['a/x is gone', update, new Map([['a', tree()]])],
  ['a/x is gone', update, new Map()],
  [
    'a/x has another content',
    { ...update, before: 'hallo\n' },
    new Map([['a', tree(hello())]]),
  ],
  ['a/x is no regular file', update, new Map([['a', tree(hello(0o120000))]])],
  [
    'a/x is no regular file',
    update,
    new Map([['a', tree(hello(0o160000, 'commit'))]]),
  ],
  [
    'a is no directory',
    create,
    new Map([['a', { isDirectory: false, entries: [] }]]),
  ],
  [
    'a is no directory',
    { ...create, path: 'a/b/x' },
    new Map([['a', { isDirectory: false, entries: [] }]]),
  ],
])('says: %s', (said, file, objects) => {
  expect(changedSincePlan([file], objects).changed).toBe(said);
});

it('names ten and counts the rest', () => {
  const files = Array.from({ length: 13 }, (_, i) => ({
    ...update,
    path: `a/${i}`,
  }));
  const { changed } = changedSincePlan(files, new Map());
  expect(changed).toMatch(/^a\/0 is gone, .*a\/9 is gone, and 3 more$/);
});
