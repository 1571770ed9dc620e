import { listAll } from './listAll';

async function read(...answers: unknown[]) {
  const names: string[] = [];
  const asked: unknown[] = [];
  const { resourceVersion } = await listAll(
    {
      async request({ query }): Promise<any> {
        asked.push(query?.continue);
        return answers.shift();
      },
    },
    { path: '/apis/a/v1/things' },
    items => names.push(...items.map(({ metadata }) => metadata.name)),
  );
  return { names, asked, resourceVersion };
}

describe('listAll', () => {
  it('reads page by page and watches from the last one', async () => {
    const item = (name: string) => ({ metadata: { name } });
    const pages = [
      { items: [item('a')], metadata: { resourceVersion: '5', continue: 'x' } },
      { items: [item('b')], metadata: { resourceVersion: '5', continue: '' } },
    ];
    expect(await read(...pages)).toEqual({
      names: ['a', 'b'],
      asked: [undefined, 'x'],
      resourceVersion: '5',
    });
  });

  it('knows an empty list', async () => {
    expect((await read({ items: [] })).names).toEqual([]);
    expect((await read({ kind: 'ThingList', items: null })).names).toEqual([]);
  });

  it.each([[undefined], [{}], [{ message: 'sign in' }], [{ items: {} }]])(
    'takes %j for no list rather than for an empty one',
    async answer => {
      await expect(read(answer)).rejects.toThrow(
        'The answer to /apis/a/v1/things is not a list',
      );
    },
  );
});
