import type { Request } from 'express';
import { readQuery } from './readQuery';

const read = (originalUrl: string) => readQuery({ originalUrl } as Request);

describe('readQuery', () => {
  it('keeps every value of a name, however many', () => {
    const values = Array.from({ length: 500 }, (_, index) => `s${index}`);
    const query = values.map(value => `name=${value}`).join('&');
    expect(read(`/sites?${query}&q=a+b%20c`)).toEqual({
      name: values,
      q: ['a b c'],
    });
  });

  it.each(['__proto__', 'constructor', 'a[b]', 'a.b', ''])(
    'takes %p for a name like any other',
    name => {
      const query = read(`/sites?${encodeURIComponent(name)}=x`);
      expect(Object.entries(query)).toEqual([[name, ['x']]]);
    },
  );

  it('is empty without a query', () => {
    expect(read('/sites')).toEqual({});
  });
});
