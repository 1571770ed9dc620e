import { jsonPatch } from './jsonPatch';

describe('jsonPatch', () => {
  it.each([
    [[{ op: 'add', path: '/a/-', value: 3 }], { a: [1, 2, 3] }],
    [[{ op: 'add', path: '/a/0', value: 3 }], { a: [3, 1, 2] }],
    [[{ op: 'remove', path: '/a/0' }], { a: [2] }],
    [[{ op: 'replace', path: '/a', value: 'x' }], { a: 'x' }],
    [[{ op: 'add', path: '/b~1c~0d', value: 1 }], { a: [1, 2], 'b/c~d': 1 }],
    [[{ op: 'copy', from: '/a', path: '/b' }], { a: [1, 2], b: [1, 2] }],
    [[{ op: 'move', from: '/a', path: '/b' }], { b: [1, 2] }],
    [
      [
        { op: 'test', path: '/a/1', value: 2 },
        { op: 'remove', path: '/a' },
      ],
      {},
    ],
  ])('%j', (operations, expected) => {
    expect(jsonPatch({ a: [1, 2] }, operations)).toEqual(expected);
  });

  it.each([
    [[{ op: 'replace', path: '/b', value: 1 }], /\/b does not exist/],
    [[{ op: 'remove', path: '/b/c' }], /does not exist/],
    [[{ op: 'add', path: '/a/9', value: 1 }], /out of range/],
    [[{ op: 'test', path: '/a', value: 1 }], /failed/],
    [[{ op: 'merge', path: '/a' }], /not known/],
    [[{ op: 'remove', path: '' }], /does not exist/],
  ])('refuses %j', (operations, message) => {
    expect(() => jsonPatch({ a: [1, 2] }, operations)).toThrow(message);
  });
});
