import { parse } from 'yaml';
import { printScalar, printYaml } from './printYaml';

const STRINGS = [
  'plain',
  'on',
  'No',
  '1.0',
  '0x1f',
  '1e3',
  '1:30',
  '2026-11-20',
  '~',
  'null',
  '',
  ' a ',
  "it's",
  '"',
  '{{name}}-x',
  '# no comment',
  'a: b',
  '- a',
  '*a',
  '&a',
  '!a',
  'a,b',
  '[a]',
  '{a}',
  'line\nfeed',
  'ä 🚲',
  '@x',
  '%x',
  '`x',
];

it.each(STRINGS)(
  'prints %j so that YAML 1.1 and 1.2 read it as that text',
  value => {
    for (const version of ['1.1', '1.2'] as const) {
      expect(parse(printYaml({ value }), { version })).toEqual({ value });
      expect(parse(`[${printScalar(value)}, x]`, { version })).toEqual([
        value,
        'x',
      ]);
    }
  },
);

it('leaves out what is undefined, never folds and never writes anchors', () => {
  const shared = { a: 'x '.repeat(200).trim() };
  expect(printYaml({ one: shared, two: shared, three: undefined })).toBe(
    `one:\n  a: ${shared.a}\ntwo:\n  a: ${shared.a}\n`,
  );
});
