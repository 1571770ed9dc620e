import { YamlEditor } from './YamlEditor';

const FILE = `# head
kind: X # tail
list:   # of things
    # first
    - "b"   # bb

    - d
flow: [ 'b', d ]
none: []
nothing:
map: {digest: 'sha256:1', other: &a x}
again: *a
block: |-
      one
        two
last: 1`;

function edit(): YamlEditor {
  return new YamlEditor('f.yaml', FILE);
}

it.each<[string, (editor: YamlEditor) => YamlEditor, string, string]>([
  [
    'a plain scalar',
    e => e.setScalar(['kind'], 'Y: z'),
    'kind: X #',
    "kind: 'Y: z' #",
  ],
  [
    'a quoted scalar in its quotes',
    e => e.setScalar(['list', 0], 'it"s'),
    '"b"   #',
    '"it\\"s"   #',
  ],
  [
    'a scalar in a flow map',
    e => e.setScalar(['map', 'digest'], "a, it's"),
    "'sha256:1'",
    "'a, it''s'",
  ],
  [
    'a scalar where nothing is',
    e => e.setScalar(['nothing'], 'x'),
    'nothing:\n',
    'nothing: x\n',
  ],
  ['an alias', e => e.setScalar(['again'], 'z'), 'again: *a', 'again: z'],
  [
    'a text that YAML 1.1 reads as something else',
    e => e.setScalar(['last'], '1:30'),
    'last: 1',
    "last: '1:30'",
  ],
  [
    'a block',
    e => e.setBlock(['block'], 'one\n\n  three\n'),
    '      one\n        two\n',
    '      one\n\n        three\n',
  ],
  [
    'the start of a list',
    e => e.insert(['list'], 0, 'a'),
    '    - "b"',
    '    - a\n    - "b"',
  ],
  [
    'the middle of a list',
    e => e.insertSorted(['list'], 'c'),
    '# bb\n',
    '# bb\n    - c\n',
  ],
  [
    'the end of a list',
    e => e.insertSorted(['list'], 'e'),
    '    - d\n',
    '    - d\n    - e\n',
  ],
  ['what is there', e => e.insertSorted(['list'], 'd'), '# head', '# head'],
  ['a flow list', e => e.insertSorted(['flow'], 'c'), "'b', d", "'b', c, d"],
  [
    'the end of a flow list',
    e => e.insertSorted(['flow'], 'e'),
    "'b', d",
    "'b', d, e",
  ],
  [
    'an empty list',
    e => e.insertSorted(['none'], 'x'),
    'none: []',
    'none: [x]',
  ],
  [
    'a list that is not there yet',
    e => e.insert(['nothing'], 0, 'x'),
    'nothing:\n',
    'nothing: [x]\n',
  ],
  [
    'a pair',
    e => e.replacePair(['map', 'digest'], 'tag', 'v1'),
    "digest: 'sha256:1'",
    'tag: v1',
  ],
  [
    'a new list at the end',
    e => e.append('more', { a: 1 }),
    'last: 1',
    'last: 1\nmore:\n  - a: 1\n',
  ],
  [
    'one more map',
    e => e.append('list', { a: { b: 1 } }),
    '    - d\n',
    '    - d\n    - a:\n        b: 1\n',
  ],
])('edits %s and nothing else', (_name, change, before, after) => {
  expect(FILE).toContain(before);
  expect(change(edit()).text).toBe(FILE.replace(before, after));
});

it('inserts many at once', () => {
  const values = ['e', 'a', 'c', 'b', 'ca', 'f'];
  const block = new YamlEditor('f', 'x:\n- b\n# about d\n- d');
  expect(block.insertSorted(['x'], values).text).toBe(
    'x:\n- a\n- b\n- c\n- ca\n# about d\n- d\n- e\n- f\n',
  );
  expect(edit().insertSorted(['flow'], values).text).toBe(
    FILE.replace("'b', d", "a, 'b', c, ca, d, e, f"),
  );
  expect(edit().insertSorted(['none'], values).text).toBe(
    FILE.replace('none: []', 'none: [a, b, c, ca, e, f]'),
  );
});

it('inserts among the items of a prefix', () => {
  const editor = new YamlEditor('f', 'r:\n- z.yaml\n- o/a\n- o/c\n- b.yaml\n');
  editor.insertSorted(['r'], 'o/b', 'o/').insertSorted(['r'], 'o/d', 'o/');
  expect(editor.text).toBe(
    'r:\n- z.yaml\n- o/a\n- o/b\n- o/c\n- o/d\n- b.yaml\n',
  );
});

it.each<[string, (editor: YamlEditor) => unknown]>([
  ['what an alias carries elsewhere', e => e.setScalar(['map', 'other'], 'y')],
  ['a scalar that is not there', e => e.setScalar(['gone'], 'y')],
  ['a list that is a map', e => e.insert(['map'], 0, 'y')],
  ['a block that is none', e => e.setBlock(['kind'], 'y')],
  ['maps of a flow list', e => e.append('flow', { a: 1 })],
  ['a pair that is not there', e => e.replacePair(['map', 'gone'], 'a', 'b')],
])('refuses to edit %s', (_name, change) => {
  const editor = edit();
  expect(() => change(editor)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(/^f\.yaml: .* cannot edit/),
    }),
  );
  expect(editor.text).toBe(FILE);
});
