import { groupParams, matrixParams } from './matrixParams';

it('prints a query as the backend reads it', () => {
  expect(
    matrixParams({
      limit: 40,
      orderBy: { field: 'failed', direction: 'desc' },
      q: 'bike',
      groupBy: 'label:tier',
      groups: 8,
      expand: 'gold & tin',
      filters: { model: ['org/llama', 'bike'], region: ['eu'], site: [] },
    }).toString(),
  ).toBe(
    'limit=40&orderBy=failed%3Adesc&q=bike&model=org%2Fllama&model=bike&region=eu&groupBy=label%3Atier&groups=8&expand=gold+%26+tin',
  );
});

it('keeps the group that has no name', () => {
  expect(matrixParams({ expand: '' }).toString()).toBe('expand=');
});

it('is empty for nothing', () => {
  expect(matrixParams().toString()).toBe('');
  expect(groupParams().toString()).toBe('');
});
