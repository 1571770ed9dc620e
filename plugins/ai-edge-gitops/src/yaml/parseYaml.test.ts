import { parseYaml, parseYamlAll } from './parseYaml';

it('reads what Kubernetes tools read, merge keys included', () => {
  expect(
    parseYaml('f', 'a: &a {x: 1}\nb:\n  <<: *a\n  y: on\nc: 2026-11-20\n'),
  ).toEqual({ a: { x: 1 }, b: { x: 1, y: 'on' }, c: '2026-11-20' });
  expect(parseYamlAll('f', 'a: 1\n---\n# nothing\n---\nb: 2\n')).toEqual([
    { a: 1 },
    { b: 2 },
  ]);
  expect(parseYaml('f', '')).toBeUndefined();
});

it.each([
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['a broken quote', 'a: "x\n'],
  ['a tab for indentation', 'a:\n\t- b\n'],
  ['an unknown tag', 'a: !include /etc/passwd\n'],
  ['an alias of nothing', 'a: *b\n'],
])('refuses %s, naming the file', (_name, text) => {
  expect(() => parseYaml('dir/f.yaml', text)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(/^dir\/f\.yaml: [^\n]+$/),
    }),
  );
});
