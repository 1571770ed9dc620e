import { decodeCursor, encodeCursor, filterHash, type Cursor } from './Cursor';

const query = {
  q: undefined,
  filters: { region: ['eu', 'us'], hub: ['core'] },
  orderBy: { field: 'name', direction: 'asc' as const },
};
const cursor: Cursor = {
  order: 'name:asc',
  filter: filterHash(query),
  key: 'ø',
  ref: 'core/%C3%B8',
  side: 'after',
};

describe('Cursor', () => {
  it('survives a URL', () => {
    const text = encodeCursor(cursor);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(text, query)).toEqual(cursor);
    const { key, ...absent } = cursor;
    expect(decodeCursor(encodeCursor(absent), query)).toEqual(absent);
  });

  it('belongs to a query, in whatever order that is written', () => {
    const same = { ...query, filters: { hub: ['core'], region: ['us', 'eu'] } };
    expect(decodeCursor(encodeCursor(cursor), same)).toEqual(cursor);
    expect(filterHash({ ...query, q: 'x' })).not.toBe(filterHash(query));
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another thing', Buffer.from('[]').toString('base64url')],
    [
      'more than a cursor',
      Buffer.from(JSON.stringify({ ...cursor, extra: 1 })).toString(
        'base64url',
      ),
    ],
  ])('is not %s', (_what, text) => {
    expect(() => decodeCursor(text, query)).toThrow(
      'cursor: is not one that this list gave out',
    );
  });
});
