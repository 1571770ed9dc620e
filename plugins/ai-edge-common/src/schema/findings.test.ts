import { checksQuerySchema, checksResponseSchema } from './findings';

it('reads one scope, and refuses others', () => {
  expect(checksQuerySchema.parse({ scope: 'hub' })).toEqual({ scope: 'hub' });
  expect(checksQuerySchema.parse({})).toEqual({});
  expect(checksQuerySchema.safeParse({ scope: 'moon' }).success).toBe(false);
  expect(checksQuerySchema.safeParse({ colour: 'red' }).success).toBe(false);
});

it('wants a state and a scope of each finding', () => {
  const finding = { id: 'hub-heard:core', state: 'ok', title: 'Heard' };
  const answer = (extra: object) => ({
    items: [{ ...finding, ...extra }],
    asOf: '2026-11-01T00:00:00Z',
  });
  expect(checksResponseSchema.parse(answer({ scope: 'hub' }))).toEqual(
    answer({ scope: 'hub' }),
  );
  expect(checksResponseSchema.safeParse(answer({})).success).toBe(false);
});
