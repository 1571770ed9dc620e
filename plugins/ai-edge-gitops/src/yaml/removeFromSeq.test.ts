import { YamlEditor } from './YamlEditor';

const remove = (text: string, index: number | number[]) =>
  new YamlEditor('x.yaml', text).remove(['items'], index).text;

it.each([
  ['- a\n', 0, 'items: []\n'],
  ['- a # one\n- b # two\n', 0, 'items:\n- b # two\n'],
  ['- a\n# of b\n- b\n', 1, 'items:\n- a\n# of b\n'],
  ['- a\n- b', 1, 'items:\n- a\n'],
])('takes an item out of a block: %j %d', (items, index, expected) => {
  expect(remove(`items:\n${items}`, index)).toBe(expected);
});

it.each([
  ['[ "a" ]', 0, '[]'],
  ['[a, "b", c]', 0, '["b", c]'],
  ['[a, "b", c]', 1, '[a, c]'],
  ['[a, "b" ]', 1, '[a ]'],
])('takes an item out of a flow: %s %d', (items, index, expected) => {
  expect(remove(`items: ${items} # why\nother: 1\n`, index)).toBe(
    `items: ${expected} # why\nother: 1\n`,
  );
});

it('refuses an item that is not there', () => {
  expect(() => remove('items: [a]\n', 3)).toThrow(
    'x.yaml: items is written in a way that the portal cannot edit',
  );
});

it.each([
  ['- a\n- b # two\n- c\n', [0, 2], 'items:\n- b # two\n'],
  ['- a\n- b\n', [1, 0], 'items: []\n'],
  ['- a\n- b\n- c\n- d\n', [2, 1, 1], 'items:\n- a\n- d\n'],
])('takes several items out of a block: %j %j', (items, indexes, expected) => {
  expect(remove(`items:\n${items}`, indexes)).toBe(expected);
});

it.each([
  ['[a, b, c, d]', [0, 1], '[c, d]'],
  ['[a, b, c, d]', [0, 2], '[b, d]'],
  ['[a, b, c, d]', [3, 1, 2], '[a]'],
  ['[a, b]', [0, 1], '[]'],
])('takes several items out of a flow: %s %j', (items, indexes, expected) => {
  expect(remove(`items: ${items}\n`, indexes)).toBe(`items: ${expected}\n`);
});
