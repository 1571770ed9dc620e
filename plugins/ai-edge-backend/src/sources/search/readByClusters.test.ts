import { readByClusters } from './readByClusters';
import type { SearchInput, SearchItem } from './searchTypes';

const TIME_WORD = /hour|day|week|month|year/;

/** Answers as the API does: a word for a time span in any value makes the filter match every cluster. */
function answer(table: SearchItem[], { filters, limit }: SearchInput) {
  const values = filters.find(({ property }) => property === 'cluster')!.values;
  const anyTime = values.some(value => TIME_WORD.test(value));
  const like = (cluster: string, value: string) =>
    new RegExp(`^${value.replace(/\*/g, '.*')}$`).test(cluster);
  return table
    .filter(
      ({ cluster }) => anyTime || values.some(value => like(cluster!, value)),
    )
    .slice(0, limit);
}

async function read(
  clusters: string[],
  maxRows: number,
  perCluster: (name: string) => number = () => 1,
) {
  const table = clusters.flatMap(cluster =>
    Array.from({ length: perCluster(cluster) }, (_, index) => ({
      cluster,
      _uid: `${cluster}/${index}`,
    })),
  );
  const inputs: SearchInput[] = [];
  const uids: string[] = [];
  const pages = readByClusters(
    async input => {
      inputs.push(input);
      return answer(table, input);
    },
    [],
    { clusters, maxRows },
  );
  for await (const page of pages) uids.push(...page.map(row => row._uid!));
  return { uids, inputs, all: table.map(row => row._uid) };
}

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => `store-${index}`);

describe('readByClusters', () => {
  it('reads every cluster once, a hundred a question', async () => {
    const { uids, inputs, all } = await read(named(250), 2_000);
    expect([...uids].sort()).toEqual([...all].sort());
    expect(inputs).toHaveLength(3);
  });

  it('asks again in halves what is cut off', async () => {
    const { uids, all } = await read(named(120), 50, () => 3);
    expect([...uids].sort()).toEqual([...all].sort());
  });

  it('asks for names that hold a word for a time span by a pattern', async () => {
    const clusters = [...named(30), 'holiday-1', 'yearling-week', 'holi-1'];
    const { uids, inputs, all } = await read(clusters, 40);
    expect([...uids].sort()).toEqual([...all].sort());
    const values = inputs.flatMap(({ filters }) => filters[0].values);
    expect(values.filter(value => TIME_WORD.test(value))).toEqual([]);
    expect(values).toContain('holid*y-1');
  });

  it('fails when one site alone is too much', async () => {
    await expect(read(['oslo', 'rome'], 10, () => 20)).rejects.toThrow(
      'Search lists more of one site than can be read',
    );
  });
});
