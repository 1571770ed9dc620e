import { listParams } from './listParams';

it('prints a query as the backend reads it', () => {
  expect(
    listParams({
      limit: 0,
      orderBy: { field: 'name', direction: 'asc' },
      fields: ['ref', 'labels'],
      filters: { region: ['a,b', 'c'], state: [] },
    }).toString(),
  ).toBe(
    'limit=0&orderBy=name%3Aasc&fields=ref%2Clabels&region=a%2Cb&region=c',
  );
});

it('is empty for nothing', () => {
  expect(listParams().toString()).toBe('');
  expect(listParams({ q: '', fields: [] }).toString()).toBe('');
});
