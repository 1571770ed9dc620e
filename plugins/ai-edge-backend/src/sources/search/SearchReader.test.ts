import { waitUntil } from '../../__testUtils__/waitUntil';
import { serviceRow } from './__testUtils__/SearchFixture';
import { searching } from './__testUtils__/searching';

describe('SearchReader', () => {
  const { api, join, start, status, rows } = searching();
  const ok = () => waitUntil(() => status()?.state === 'ok');
  const names = Array.from({ length: 250 }, (_, index) => `site-${index}`);

  it('reads in pages, in order of uid, kinds as they are written', async () => {
    join(names);
    api().rows = names.flatMap(name =>
      Array.from({ length: 10 }, (_, index) =>
        serviceRow(name, `model-${index}`),
      ),
    );
    start({ intervalMs: 60_000 });
    await ok();
    expect(rows()).toHaveLength(2_500);
    const asked = api().inputs.map(({ offset, orderBy }) => [offset, orderBy]);
    expect(asked).toEqual([
      [0, 'uid asc'],
      [1950, 'uid asc'],
      [0, 'uid asc'],
    ]);
    const kinds = api().inputs.flatMap(({ filters }) => filters[0].values);
    expect(new Set(kinds)).toEqual(
      new Set(['InferenceService', 'LLMInferenceService', 'Deployment']),
    );
  });

  it('asks by lists of clusters where the server cannot page', async () => {
    api().paging = false;
    join(names);
    api().rows = names.map(name => serviceRow(name, 'bike'));
    start({ intervalMs: 60_000 });
    await ok();
    expect(rows()).toHaveLength(250);
    const refused = api().inputs.filter(({ orderBy }) => orderBy);
    expect(refused).toHaveLength(1);
    const lists = api()
      .inputs.slice(1)
      .map(
        ({ filters }) =>
          filters.find(({ property }) => property === 'cluster')?.values.length,
      );
    expect(lists).toEqual([50, 100, 100, 50, 100, 100]);
  });
});
