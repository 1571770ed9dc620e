import { mockServices } from '@backstage/backend-test-utils';
import type {
  Forge,
  PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { ForgeSource } from './ForgeSource';

function pull(number: number, state: PullRequest['state']): PullRequest {
  return {
    number,
    url: `https://git.example.com/pulls/${number}`,
    title: `Change ${number}`,
    body: '',
    state,
    branch: `ai-edge/deploy/bike-aaaaaaaaa${number}`,
    base: 'main',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

describe('ForgeSource', () => {
  let pulls: PullRequest[];
  const abort = new AbortController();
  afterAll(() => abort.abort());

  function start({ intervalMs = 5 } = {}) {
    const listPullRequests = jest.fn(async (state: string) =>
      pulls.filter(entry =>
        state === 'closed'
          ? entry.state !== 'open'
          : state === 'all' || entry.state === state,
      ),
    );
    const changed = jest.fn();
    const merged = jest.fn();
    const report = jest.fn();
    const source = ForgeSource.create({
      name: 'models',
      forge: { listPullRequests } as unknown as Forge,
      intervalMs,
      logger: mockServices.logger.mock(),
      report,
      changed,
      merged,
    });
    const done = source.start(abort.signal);
    const states = () =>
      source.proposals().map(({ number, state }) => [number, state]);
    return { source, listPullRequests, changed, merged, report, done, states };
  }

  it('reads everything once, then follows what is open and how it ends', async () => {
    pulls = [pull(1, 'merged'), pull(2, 'open'), pull(3, 'open')];
    const { source, listPullRequests, changed, merged, states } = start();
    await waitUntil(() => source.status.state === 'ok');
    expect(states()).toEqual([
      [1, 'merged'],
      [2, 'open'],
      [3, 'open'],
    ]);
    expect(source.proposals()[1]).toMatchObject({
      gitops: 'models',
      intent: 'deploy',
      model: 'bike',
    });

    pulls = [pull(1, 'merged'), pull(2, 'merged'), pull(3, 'closed')];
    await waitUntil(() => merged.mock.calls.length > 0);
    expect(states()).toEqual([
      [1, 'merged'],
      [2, 'merged'],
      [3, 'closed'],
    ]);
    expect([...source.pastBranches()]).toHaveLength(3);
    expect(changed.mock.calls.length).toBeGreaterThanOrEqual(2);
    const asked = listPullRequests.mock.calls.map(([state]) => state);
    expect(asked.filter(state => state === 'all')).toHaveLength(1);
    expect(asked.filter(state => state === 'closed')).toHaveLength(1);
  });

  it('counts a branch as past as soon as its pull request is not listed as open', async () => {
    pulls = [pull(1, 'open'), pull(2, 'open')];
    const { source } = start({ intervalMs: 60_000 });
    await waitUntil(() => source.status.state === 'ok');
    expect([...source.pastBranches()]).toEqual([]);

    pulls = [pull(1, 'open'), pull(2, 'closed')];
    await source.open();
    expect([...source.pastBranches()]).toEqual([pull(2, 'open').branch]);

    pulls = [pull(1, 'open'), pull(2, 'open')];
    await source.open();
    expect([...source.pastBranches()]).toEqual([]);
  });

  it('keeps what it read when the forge is away, and says so', async () => {
    pulls = [pull(1, 'open')];
    const { source, listPullRequests, report, states } = start();
    await waitUntil(() => source.status.state === 'ok');
    listPullRequests.mockRejectedValue(new Error('connection refused'));
    await waitUntil(() => source.status.state === 'stale');
    expect(states()).toEqual([[1, 'open']]);
    expect(report).toHaveBeenLastCalledWith(
      expect.objectContaining({
        id: 'forge:models',
        state: 'stale',
        message: 'connection refused',
      }),
    );
  });
});
