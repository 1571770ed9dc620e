import type {
  Forge,
  PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { ConflictFinder } from './ConflictFinder';

function pull(number: number, updatedAt = '2026-01-01'): PullRequest {
  return {
    number,
    updatedAt,
    url: `https://git.example.com/pulls/${number}`,
    title: '',
    body: '',
    state: 'open',
    branch: `b${number}`,
    base: 'main',
    createdAt: '2026-01-01',
  };
}

function forgeWith(paths: Record<number, string[]>) {
  const changedPaths = jest.fn(async (number: number) => paths[number] ?? []);
  return { changedPaths, forge: { changedPaths } as unknown as Forge };
}

describe('ConflictFinder', () => {
  it('names the shared paths of each open pull request', async () => {
    const { forge } = forgeWith({ 1: ['a', 'b'], 2: ['c'] });
    const found = await ConflictFinder.create().find(
      forge,
      'models',
      [pull(2), pull(1)],
      ['b', 'd'],
    );
    expect(found.findings).toEqual([]);
    expect(found.conflicts).toEqual([
      { number: 1, url: 'https://git.example.com/pulls/1', paths: ['b'] },
    ]);
  });

  it('asks about at most five at a time, says so, and goes on with the rest next time', async () => {
    const { forge, changedPaths } = forgeWith({ 1: ['a'] });
    const finder = ConflictFinder.create();
    const open = [7, 6, 5, 4, 3, 2, 1].map(number => pull(number));
    const first = await finder.find(forge, 'models', open, ['a']);
    expect(changedPaths).toHaveBeenCalledTimes(5);
    expect(first.conflicts).toEqual([]);
    expect(first.findings).toEqual([
      expect.objectContaining({ state: 'unknown' }),
    ]);

    const second = await finder.find(forge, 'models', open, ['a']);
    expect(changedPaths).toHaveBeenCalledTimes(7);
    expect(second.conflicts).toHaveLength(1);
    expect(second.findings).toEqual([]);
  });

  it('looks again only at what was updated', async () => {
    const { forge, changedPaths } = forgeWith({});
    const finder = ConflictFinder.create();
    await finder.find(forge, 'models', [pull(1), pull(2)], ['a']);
    await finder.find(forge, 'models', [pull(1), pull(2, '2026-01-02')], ['a']);
    expect(changedPaths.mock.calls).toEqual([[1], [2], [2]]);
  });

  it('asks nothing when nothing would change', async () => {
    const { forge, changedPaths } = forgeWith({});
    await ConflictFinder.create().find(forge, 'models', [pull(1)], []);
    expect(changedPaths).not.toHaveBeenCalled();
  });
});
