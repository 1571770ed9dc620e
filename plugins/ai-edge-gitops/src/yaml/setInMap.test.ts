import { YamlEditor } from './YamlEditor';

const text = `# top
metadata:
  labels: # ours
    a: "1" # one
    b: >
      long
      text
  # of names
  name: x
list:
  - key: k
    path: p
`;

function edited(change: (editor: YamlEditor) => unknown): string {
  const editor = new YamlEditor('f.yaml', text);
  change(editor);
  return editor.text;
}

it('adds a key at the end of a map', () => {
  expect(
    edited(editor => editor.setMember(['metadata', 'labels'], 'c', '3')),
  ).toBe(text.replace('      text\n', "      text\n    c: '3'\n"));
});

it('replaces a value, whatever it is, and nothing else', () => {
  expect(
    edited(editor =>
      editor.setMember(['metadata'], 'labels', { z: { w: [1, true] } }),
    ),
  ).toBe(
    text.replace(
      / {2}labels:[^]*?(?= {2}# of names)/,
      '  labels:\n    z:\n      w:\n        - 1\n        - true\n',
    ),
  );
  expect(edited(editor => editor.setMember(['list', 0], 'key', 'other'))).toBe(
    text.replace('key: k', 'key: other'),
  );
});

it('takes a key out', () => {
  expect(
    edited(editor => editor.setMember(['metadata', 'labels'], 'b', undefined)),
  ).toBe(text.replace(/ {4}b: >[^]*?text\n/, ''));
  expect(
    edited(editor => editor.setMember(['metadata'], 'nothing', undefined)),
  ).toBe(text);
});

it('works at the end of a file without a line feed', () => {
  const editor = new YamlEditor('f.yaml', 'a:\n  b: 1');
  expect(editor.setMember(['a'], 'c', { d: 2 }).text).toBe(
    'a:\n  b: 1\n  c:\n    d: 2\n',
  );
});

it.each([
  ['a map on one line', 'a: {b: 1}\n', ['a']],
  ['no map', 'a: 1\n', ['a']],
  ['what others refer to', 'a: &a\n  b: 1\nc: *a\n', ['a']],
])('refuses %s', (_name, source, at) => {
  expect(() => new YamlEditor('f.yaml', source).setMember(at, 'x', 1)).toThrow(
    'f.yaml: a',
  );
});
