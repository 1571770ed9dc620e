import { markedReasons, withMark, withNewText } from './replanMarks';

const OLD = 'Deploys.\n<!-- ai-edge:proposal {"a":1} -->\n';
const NEW = 'Deploys again.\n<!-- ai-edge:proposal {"a":2} -->\n';

it('remembers in a text what was told', () => {
  const marked = withMark(OLD, 'nothing-left')!;
  expect(marked.startsWith(OLD)).toBe(true);
  expect(markedReasons(OLD)).toEqual(new Set());
  expect(markedReasons(withMark(marked, 'others-commits')!)).toEqual(
    new Set(['nothing-left', 'others-commits']),
  );
});

it('leaves a text alone that has no room for more', () => {
  expect(withMark('x'.repeat(65_530), 'nothing-left')).toBeUndefined();
});

it('puts a new text in place of the portal’s own part only', () => {
  const theirs = `${withMark(OLD, 'others-commits')}\nAfter the fair.\n`;
  const text = withNewText(theirs, NEW);
  expect(text).toBe(`${NEW}\nAfter the fair.\n`);
  expect(markedReasons(text)).toEqual(new Set());
});

it('drops what people wrote only when there is no room for it', () => {
  expect(withNewText(`${OLD}${'x'.repeat(65_500)}`, NEW)).toBe(NEW);
  expect(withNewText('All of it was replaced.', NEW)).toBe(NEW);
});
