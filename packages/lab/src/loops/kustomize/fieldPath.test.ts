import { locate, splitFieldPath } from './fieldPath';

const values = (root: object, path: string) =>
  locate(root, path).map(({ parent, key }) => parent[key]);

describe('field paths', () => {
  it.each([
    ['spec.a.0', ['spec', 'a', '0']],
    ['metadata.labels.[app.io/name]', ['metadata', 'labels', '[app.io/name]']],
    ['a\\.b.c', ['a.b', 'c']],
    ['c.[name=x.y].v', ['c', '[name=x.y]', 'v']],
  ])('splits %s', (path, parts) => {
    expect(splitFieldPath(path)).toEqual(parts);
  });

  const root = {
    labels: { 'app.io/name': 'n' },
    list: [
      { name: 'a', v: 1 },
      { name: 'b', v: 2 },
    ],
  };

  it.each([
    ['labels.[app.io/name]', ['n']],
    ['list.[name=b].v', [2]],
    ['list.*.v', [1, 2]],
    ['list.1.name', ['b']],
    ['list.7.name', []],
    ['nothing.here', []],
  ])('finds %s', (path, found) => {
    expect(values(root, path)).toEqual(found);
  });

  it('makes the maps on the way when asked to', () => {
    const made: Record<string, unknown> = {};
    const [{ parent, key }] = locate(made, 'a.b.c', true);
    parent[key] = 1;
    expect(made).toEqual({ a: { b: { c: 1 } } });
  });
});
