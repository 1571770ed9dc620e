import { MemoryTree } from '../tree/MemoryTree';
import { changedLines } from './changedLines';
import { impactText } from './impactText';

const tree = (files: Record<string, string>) => MemoryTree.fromFiles(files);
const site = (name: string, model = 'bike') => ({ hub: 'core', name, model });

it.each([
  ['a line in place of another', 'a\nb\nc\n', 'a\nB\nc\n', 1],
  ['a new line', 'a\nc\n', 'a\nb\nc\n', 1],
  ['two for one', 'a\n', 'b\nc\n', 2],
  ['one for two', 'b\nc\n', 'a\n', 2],
  ['a line here and one there', 'a\nx\nc\n', 'b\nx\nd\n', 2],
  ['an end without a newline', 'a\n', 'a\nb', 1],
  ['no change', 'a\n', 'a\n', 0],
])('counts %s', (_, before, after, lines) => {
  expect(changedLines(tree({ f: before }), tree({ f: after }))).toEqual({
    lines,
    files: lines === 0 ? [] : ['f'],
  });
});

it('counts files that come and go, and gives up counting what is rewritten', () => {
  expect(changedLines(tree({ a: '1\n' }), tree({ b: '1\n2\n' }))).toEqual({
    lines: 3,
    files: ['a', 'b'],
  });
  const text = (of: string) =>
    Array.from({ length: 9000 }, (_, i) => `${of}${i}\n`);
  expect(
    changedLines(
      tree({ a: text('x').join('') }),
      tree({ a: text('y').join('') }),
    ).lines,
  ).toBe(9000);
});

it('says how far a change reaches, each site once', () => {
  const impact = {
    models: ['bike', 'churn'],
    sites: [site('a'), site('a', 'churn'), site('b')],
    applications: { added: 0, removed: 0 },
    rings: [],
    placements: [],
  };
  expect(impactText(1, impact)).toBe('1 line, 2 sites, +0/-0 Applications');
  expect(
    impactText(2, {
      ...impact,
      sites: [],
      applications: { added: 1, removed: 3 },
      placements: [{ model: 'bike', change: 'added' }],
    }),
  ).toBe('2 lines, 0 sites, 1 model chosen by placement, +1/-3 Applications');
});
