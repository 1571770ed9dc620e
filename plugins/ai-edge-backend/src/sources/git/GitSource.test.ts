import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { BareRepository } from '../../__testUtils__/BareRepository';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { linesLayout } from '../../__testUtils__/linesLayout';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { GitMirror } from './GitMirror';
import { GitSource } from './GitSource';

describe('GitSource', () => {
  const dir = mkdtempSync(join(tmpdir(), 'git-source-test-'));
  const mirrorDir = () => {
    const path = join(dir, `${Math.random()}.git`);
    return () => path;
  };
  let repository: BareRepository;
  const abort = new AbortController();

  beforeEach(() => {
    repository = BareRepository.create({
      'models/bike/core.store-1': 'oci://example.com/bike:v1\n',
      'models/bike/core.store-2': 'oci://example.com/bike:v1\n',
    });
  });
  afterEach(() => repository.remove());
  afterAll(() => {
    abort.abort();
    rmSync(dir, { recursive: true, force: true });
  });

  function sourceFor(fleet: ReturnType<typeof fleetOf>['fleet']) {
    const url = `file://${repository.dir}`;
    return GitSource.create({
      config: {
        name: 'models',
        url,
        forge: 'gitea',
        branch: 'main',
        layout: 'lines',
        hubs: ['core'],
        intervalMs: 60_000,
      },
      layout: linesLayout,
      mirror: GitMirror.create({
        url,
        branch: 'main',
        dir: mirrorDir(),
        owns: linesLayout.owns,
      }),
      fleet,
      logger: mockServices.logger.mock(),
    });
  }

  it('tells the fleet what Git wants, and again when sites join', async () => {
    const { fleet, join: joinSites } = fleetOf(['store-1']);
    const setDesired = jest.spyOn(fleet, 'setDesired');
    const sitesOf = () =>
      setDesired.mock.lastCall?.[0].desired.map(({ site }) => site);
    const source = sourceFor(fleet);
    const running = new AbortController();
    const done = source.start(running.signal);

    await waitUntil(() => setDesired.mock.calls.length === 1);
    expect(sitesOf()).toEqual(['store-1']);
    expect(setDesired.mock.lastCall?.[0]).toMatchObject({
      gitops: 'models',
      branch: 'main',
      revision: repository.revision('main'),
    });

    joinSites('store-2');
    await waitUntil(() => setDesired.mock.calls.length === 2);
    expect(sitesOf()).toEqual(['store-1', 'store-2']);

    running.abort();
    await done;
  });

  it('does not tell again what has not changed', async () => {
    const { fleet } = fleetOf(['store-1']);
    const setDesired = jest.spyOn(fleet, 'setDesired');
    const source = sourceFor(fleet);
    await source.refresh();
    await source.refresh();
    expect(setDesired).toHaveBeenCalledTimes(1);

    repository.commit('main', { 'models/bike/core.store-1': undefined });
    await source.refresh();
    expect(setDesired).toHaveBeenCalledTimes(2);
    expect(setDesired.mock.lastCall?.[0].desired).toEqual([]);
  });

  it('keeps what it knew and says so when the repository is away', async () => {
    const { fleet } = fleetOf(['store-1']);
    const source = sourceFor(fleet);
    const status = () => fleet.sources().find(({ id }) => id === 'git:models');
    const { revision } = await source.refresh();
    expect(status()).toMatchObject({ kind: 'git', state: 'ok' });

    repository.git(['update-ref', '-d', 'refs/heads/main']);
    await expect(source.refresh()).rejects.toThrow('git fetch');
    expect(status()).toMatchObject({
      state: 'stale',
      message: expect.stringContaining('refs/heads/main'),
    });
    expect(revision).toMatch(/^[0-9a-f]{40}$/);
  });
});
