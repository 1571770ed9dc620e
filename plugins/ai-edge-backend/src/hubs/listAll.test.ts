import { HubError } from './HubError';
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

  it('watches from where the first page was read', async () => {
    const page = (resourceVersion: string, next: string) => ({
      items: [],
      metadata: { resourceVersion, continue: next },
    });
    const { resourceVersion } = await read(page('5', 'x'), page('9', ''));
    expect(resourceVersion).toBe('5');
  });

  it('asks for less where a page is too large', async () => {
    const limits: unknown[] = [];
    const names: string[] = [];
    await listAll(
      {
        async request({ query }): Promise<any> {
          limits.push(query?.limit);
          if (Number(query?.limit) > 20) {
            throw new HubError('Too much', { kind: 'too-large' });
          }
          const next = query?.continue ? '' : 'x';
          return {
            items: [{ metadata: { name: `after-${query?.continue}` } }],
            metadata: { continue: next },
          };
        },
      },
      { path: '/apis/a/v1/things' },
      items => names.push(...items.map(({ metadata }) => metadata.name)),
    );
    expect(limits).toEqual([500, 100, 20, 20]);
    expect(names).toEqual(['after-undefined', 'after-x']);
  });

  it('knows an empty list', async () => {
    expect((await read({ items: [] })).names).toEqual([]);
    expect((await read({ kind: 'ThingList', items: null })).names).toEqual([]);
  });

  it.each([
    [undefined],
    [{}],
    [{ message: 'sign in' }],
    [{ items: {} }],
    [{ items: [{}] }],
  ])('takes %j for no list rather than for an empty one', async answer => {
    await expect(read(answer)).rejects.toThrow(
      'The answer to /apis/a/v1/things is not a list',
    );
  });
});
