import { z } from 'zod/v3';
import { parseInput } from './parse';

const schema = z
  .object({
    name: z.string().min(2, 'Must be longer'),
    list: z.array(z.object({ at: z.number().int() })).optional(),
    either: z.union([z.string(), z.array(z.string())]).optional(),
  })
  .strict();

it('gives what the schema makes of a value', () => {
  expect(parseInput(schema, { name: 'ab', either: ['x'] })).toEqual({
    name: 'ab',
    either: ['x'],
  });
});

it.each<[string, unknown]>([
  ['name: is required', {}],
  ['name: must be longer', { name: 'a' }],
  [
    'list[1].at: must be a number, not string',
    { name: 'ab', list: [{ at: 1 }, { at: 'x' }] },
  ],
  [
    'list[0].at: must be an integer, not float',
    { name: 'ab', list: [{ at: 1.5 }] },
  ],
  ['either: must be a string or an array', { name: 'ab', either: 3 }],
  ['query: has no "x", "y"', { name: 'ab', x: 1, y: 2 }],
  ['query: must be an object, not string', 'ab'],
  ['name: is required; list: must be an array, not null', { list: null }],
])('says: %s', (message, value) => {
  expect(() => parseInput(schema, value, 'query')).toThrow(
    expect.objectContaining({ name: 'InputError', message }),
  );
});
