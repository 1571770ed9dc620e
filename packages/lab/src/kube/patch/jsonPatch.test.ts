import { failureOf } from '../__testUtils__/objects';
import { jsonPatch } from './jsonPatch';

const document = () => ({
  metadata: { labels: { 'a/b': 'x' } },
  spec: { list: ['one', 'two'] },
});

describe('jsonPatch', () => {
  it('adds, replaces, removes, moves, copies and tests', () => {
    const source = document();
    expect(
      jsonPatch(source, [
        { op: 'test', path: '/spec/list/0', value: 'one' },
        { op: 'replace', path: '/metadata/labels/a~1b', value: 'y' },
        { op: 'add', path: '/spec/list/-', value: 'three' },
        { op: 'add', path: '/spec/list/0', value: 'zero' },
        { op: 'remove', path: '/spec/list/2' },
        { op: 'copy', from: '/spec/list/0', path: '/spec/first' },
        { op: 'move', from: '/spec/first', path: '/spec/head' },
      ]),
    ).toEqual({
      metadata: { labels: { 'a/b': 'y' } },
      spec: { list: ['zero', 'one', 'three'], head: 'zero' },
    });
    expect(source).toEqual(document());
  });

  it.each([
    [{ op: 'remove', path: '/spec/missing' }, 422],
    [{ op: 'replace', path: '/no/where', value: 1 }, 422],
    [{ op: 'test', path: '/spec/list/0', value: 'two' }, 422],
    [{ op: 'add', path: '/spec/list/9', value: 1 }, 422],
    [{ op: 'merge', path: '/spec' }, 400],
  ])('%j is refused', (operation, code) => {
    expect(failureOf(() => jsonPatch(document(), [operation])).code).toBe(code);
  });

  it('is a list', () => {
    expect(failureOf(() => jsonPatch(document(), {})).code).toBe(400);
  });
});
