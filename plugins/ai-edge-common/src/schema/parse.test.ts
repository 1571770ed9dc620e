import { z } from 'zod/v3';
import { parseInput } from './parse';

const limits = z.object({
  count: z.number().min(0).max(20).optional(),
  share: z.number().gt(0).lt(1).optional(),
  key: z.string().min(1).max(3).optional(),
  long: z.string().min(2).optional(),
  one: z.array(z.string()).min(1).max(2).optional(),
  word: z.enum(['a', 'b']).optional(),
  same: z.literal('x').optional(),
  own: z.string().min(1, 'must name something').optional(),
});

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

it.each<[string, unknown]>([
  ['count: must be at least 0', { count: -1 }],
  ['count: must be at most 20', { count: 21 }],
  ['share: must be more than 0', { share: 0 }],
  ['share: must be less than 1', { share: 1 }],
  ['key: must not be empty', { key: '' }],
  ['key: must be at most 3 characters long', { key: 'abcd' }],
  ['long: must be at least 2 characters long', { long: 'a' }],
  ['one: must hold at least 1 item', { one: [] }],
  ['one: must hold at most 2 items', { one: ['a', 'b', 'c'] }],
  ['word: must be one of a, b', { word: 'c' }],
  ['same: must be "x"', { same: 'y' }],
  ['own: must name something', { own: '' }],
])('says plainly: %s', (message, value) => {
  expect(() => parseInput(limits, value)).toThrow(
    expect.objectContaining({ name: 'InputError', message }),
  );
});
