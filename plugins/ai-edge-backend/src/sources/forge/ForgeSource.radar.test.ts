import { mockServices } from '@backstage/backend-test-utils';
import type {
  Forge,
  PullRequest,
  PullRequestStanding,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { ForgeSource } from './ForgeSource';
import { READS_AT_ONCE, STANDINGS_PER_ROUND } from './RadarBudget';

const IMPACT = {
  models: ['bike'],
  sites: 2,
  applications: { added: 0, removed: 0 },
  files: 1,
  owned: 1,
};

function pull(number: number, more: Partial<PullRequest> = {}): PullRequest {
  return {
    number,
    url: `https://git.example.com/pulls/${number}`,
    title: `Change ${number}`,
    body: `Text of ${number}`,
    state: 'open',
    branch: `branch-${number}`,
    base: 'main',
    createdAt: '2026-01-01T00:00:00.000Z',
    headRevision: `head-${number}`,
    ...more,
  };
}

const PASSED = { state: 'passed', passed: 1, total: 1, failed: [] } as const;
const FAILED = {
  state: 'failed',
  passed: 0,
  total: 1,
  failed: ['ci'],
} as const;

describe('the radar of ForgeSource', () => {
  let pulls: PullRequest[];
  let checks: Record<number, PullRequestStanding['checks']>;
  const abort = new AbortController();
  afterAll(() => abort.abort());

  /** The interval is long: what changes after the first round was heard of. */
  async function start(intervalMs = 3_600_000) {
    const standing = jest.fn(async (number: number) => ({
      headRevision: pulls.find(it => it.number === number)?.headRevision ?? '',
      checks: checks[number] ?? { ...PASSED, failed: [] },
      mergeable: true,
    }));
    const listPullRequests = jest.fn(async (state: string) =>
      pulls.filter(
        it => state === 'all' || (state === 'open') === (it.state === 'open'),
      ),
    );
    const changed = jest.fn();
    const source = ForgeSource.create({
      name: 'models',
      forge: { listPullRequests, standing } as unknown as Forge,
      intervalMs,
      logger: mockServices.logger.mock(),
      report: jest.fn(),
      changed,
      merged: jest.fn(),
    });
    source.start(abort.signal);
    await waitUntil(() => source.status.state === 'ok');
    const of = (number: number) =>
      source.proposals().find(it => it.number === number);
    return { source, standing, listPullRequests, changed, of };
  }

  beforeEach(() => {
    pulls = [];
    checks = {};
  });

  it('tells checks and mergeability of what is open, and nothing that was not read', async () => {
    pulls = [
      pull(1),
      pull(2, { state: 'merged', endedAt: '2026-01-02T00:00:00.000Z' }),
    ];
    const { of } = await start();
    expect(of(1)).toMatchObject({ checks: PASSED, mergeable: true });
    expect(of(2)).toMatchObject({ endedAt: '2026-01-02T00:00:00.000Z' });
    expect(of(2)).not.toHaveProperty('checks');
  });

  it('reads a bounded number a round', async () => {
    pulls = Array.from({ length: 40 }, (_, i) => pull(i + 1));
    const { standing, source } = await start();
    expect(standing).toHaveBeenCalledTimes(STANDINGS_PER_ROUND);
    const known = source.proposals().filter(it => 'checks' in it);
    expect(known).toHaveLength(STANDINGS_PER_ROUND);
    // As many news as anybody cares to send.
    standing.mockClear();
    await source.heard({ checksOf: pulls.map(({ number }) => number) });
    await source.heard({ checksOf: pulls.map(({ number }) => number) });
    expect(standing).toHaveBeenCalledTimes(READS_AT_ONCE);
  });

  it('reads what it heard of at once: by number with the list, by commit without', async () => {
    pulls = [pull(1), pull(2)];
    const { source, standing, listPullRequests, changed, of } = await start();
    standing.mockClear();
    listPullRequests.mockClear();
    changed.mockClear();
    checks[1] = { ...FAILED, failed: ['ci'] };
    // Many at a time are one.
    await Promise.all(
      Array.from({ length: 30 }, () => source.heard({ revisions: ['head-1'] })),
    );
    expect(standing.mock.calls).toEqual([[1]]);
    expect(listPullRequests).not.toHaveBeenCalled();
    expect(changed).toHaveBeenCalled();
    expect(of(1)?.checks).toEqual(FAILED);
    pulls = [pull(1, { headRevision: 'next', title: 'Another' }), pull(2)];
    await source.heard({ numbers: [1] });
    expect(listPullRequests.mock.calls).toEqual([['open']]);
    expect(of(1)?.title).toBe('Another');
    pulls = [pull(1, { state: 'closed' }), pull(2)];
    await source.heard({ numbers: [1] });
    expect(of(1)?.state).toBe('closed');
    expect(of(1)).not.toHaveProperty('checks');
  });

  it('says nothing of commits that it has not looked at', async () => {
    pulls = [pull(1)];
    const { source, standing, of } = await start();
    standing.mockRejectedValue(new Error('rate limited'));
    pulls = [pull(1, { headRevision: 'next' })];
    await source.heard({ numbers: [1] });
    expect(of(1)).not.toHaveProperty('checks');
    expect(of(1)).not.toHaveProperty('mergeable');
  });

  it('keeps what was noted over re-reads, an impact with its commits', async () => {
    pulls = [pull(1)];
    const { source, of } = await start();
    const replan = {
      state: 'current',
      revision: 'base-1',
      at: '2026-01-01T00:00:00.000Z',
    } as const;
    source.annotate(1, { impact: IMPACT }, 'head-1');
    source.annotate(1, { replan });
    pulls = [pull(1, { title: 'Another title' })];
    await source.open();
    expect(of(1)).toMatchObject({
      title: 'Another title',
      impact: IMPACT,
      replan,
    });
    pulls = [pull(1, { headRevision: 'next' })];
    await source.open();
    expect(of(1)).toMatchObject({ replan });
    expect(of(1)).not.toHaveProperty('impact');
    // Found for what is not there any more.
    source.annotate(1, { impact: IMPACT }, 'head-1');
    expect(of(1)).not.toHaveProperty('impact');
  });

  it('keeps texts of open ones only, and tells what comes, changes and ends', async () => {
    pulls = [pull(1), pull(2)];
    const { source } = await start();
    const told = jest.fn();
    const stop = source.onOpenChanged(told);
    await source.open();
    expect(told).not.toHaveBeenCalled();
    pulls = [
      pull(1, { updatedAt: '2026-01-03T00:00:00.000Z' }),
      pull(2, { body: 'Edited' }),
    ];
    await source.open();
    expect(told).toHaveBeenCalledTimes(1);
    expect(told).toHaveBeenLastCalledWith({ changed: [pulls[1]], ended: [] });
    expect(source.pull(2)?.body).toBe('Edited');
    pulls = [pull(1), pull(2, { state: 'merged' })];
    await source.heard({ numbers: [2] });
    expect(told).toHaveBeenLastCalledWith({ changed: [], ended: [2] });
    expect(source.pull(2)).toBeUndefined();
    expect(source.openPulls().map(({ number }) => number)).toEqual([1]);
    stop();
    source.add(pull(3));
    expect(told).toHaveBeenCalledTimes(2);
  });
});
