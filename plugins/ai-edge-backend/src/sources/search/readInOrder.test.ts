import { readInOrder } from './readInOrder';
import type { SearchInput, SearchItem } from './searchTypes';

const uid = (number: number) => `oslo/${String(number).padStart(6, '0')}`;
const rowsOf = (count: number): SearchItem[] =>
  Array.from({ length: count }, (_, index) => ({ _uid: uid(index * 10) }));

/** Reads all pages of a table that `change` changes before each of them. */
async function read(
  table: SearchItem[],
  pageRows: number,
  change: (page: number) => void = () => {},
) {
  const inputs: SearchInput[] = [];
  const uids: string[] = [];
  const pages = readInOrder(
    async input => {
      change(inputs.length);
      inputs.push(input);
      const { offset = 0, limit } = input;
      return [...table]
        .sort((one, other) => (one._uid! < other._uid! ? -1 : 1))
        .slice(offset, offset + limit);
    },
    [],
    pageRows,
  );
  for await (const page of pages) uids.push(...page.map(row => row._uid!));
  return { uids, inputs };
}

describe('readInOrder', () => {
  it.each([0, 1, 99, 100, 101, 1234])(
    'reads all of %s rows once',
    async count => {
      const { uids } = await read(rowsOf(count), 100);
      expect(uids).toEqual(rowsOf(count).map(row => row._uid));
    },
  );

  it('asks for a stable order and bounded pages', async () => {
    const { inputs } = await read(rowsOf(250), 100);
    expect(inputs[0]).toEqual({
      filters: [],
      limit: 100,
      offset: 0,
      orderBy: 'uid asc',
    });
    expect(Math.max(...inputs.map(({ limit }) => limit))).toBe(100);
  });

  it.each([
    ['a row before has gone', 1],
    ['as many rows have gone as two pages share', 60],
    ['more have gone than a page holds', 130],
  ])('misses no row that stayed when %s', async (_, gone) => {
    const table = rowsOf(600);
    const stayed = table.slice(gone).map(row => row._uid);
    const { uids } = await read(table, 100, page => {
      if (page === 3) table.splice(0, gone);
    });
    expect(stayed.filter(id => !uids.includes(id!))).toEqual([]);
  });

  it('repeats no row when others have come before', async () => {
    const table = rowsOf(400);
    const { uids } = await read(table, 100, page => {
      if (page === 2) {
        table.push(...[1, 2, 3].map(number => ({ _uid: uid(number) })));
      }
    });
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids.filter(id => id.endsWith('0'))).toHaveLength(400);
  });

  it('gives up on a table that never stands still', async () => {
    const table = rowsOf(300);
    await expect(
      read(table, 100, page => {
        table.splice(0);
        table.push(
          ...rowsOf(300).map(row => ({ _uid: `${row._uid}-${page}` })),
        );
      }),
    ).rejects.toThrow('Search changes faster than it can be read');
  });
});
