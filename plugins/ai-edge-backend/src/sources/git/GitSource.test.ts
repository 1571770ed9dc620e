import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import type { Layout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BareRepository } from '../../__testUtils__/BareRepository';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { linesLayout } from '../../__testUtils__/linesLayout';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { DefaultFleet } from '../../fleet/DefaultFleet';
import { GitMirror } from './GitMirror';
import { GitSource } from './GitSource';
import { GitHistory } from './history/GitHistory';

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

  function sourceFor(
    fleet: ReturnType<typeof fleetOf>['fleet'],
    layout: Layout = linesLayout,
  ) {
    const url = `file://${repository.dir}`;
    const logger = mockServices.logger.mock();
    const mirror = GitMirror.create({
      url,
      branch: 'main',
      dir: mirrorDir(),
      owns: linesLayout.owns,
    });
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
      layout,
      mirror,
      history: GitHistory.create({
        dir: () => mirror.dir,
        layout,
        logger,
        proposalUrl: () => undefined,
      }),
      fleet,
      logger,
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

  it('says nothing of a hub whose sites a placement chooses before they are listed', async () => {
    const fleet = DefaultFleet.create({
      gitops: [{ name: 'models', hubs: ['core'] }],
    });
    const acm = fleet.sink({
      id: 'acm:core',
      kind: 'acm',
      hub: 'core',
      authority: 60,
    });
    const argocd = fleet.sink({
      id: 'argocd:core',
      kind: 'argocd',
      hub: 'core',
      authority: 60,
    });
    const ref = {
      hub: 'core',
      site: 'store-1',
      namespace: 'bike',
      kind: 'InferenceService',
      name: 'bike',
    };
    const asOf = new Date().toISOString();
    argocd.upsertDeployments([{ ref, state: 'ready', asOf }]);
    const source = sourceFor(fleet, {
      ...linesLayout,
      read: tree =>
        linesLayout.read(tree).map(assignment => ({
          ...assignment,
          selector: { clusterSets: [], labels: {} },
        })),
    });
    await source.refresh();
    expect(fleet.deployment(ref)?.standing).toBeUndefined();

    const [record] = [...fleetOf(['store-1']).fleet.sites()];
    acm.upsertSites([record]);
    acm.state('ok');
    await source.refresh();
    expect(fleet.deployment(ref)?.standing?.state).not.toBe('unmanaged');
    expect(fleet.deployment(ref)?.standing).toBeDefined();

    // What was known stays when the hub's source breaks.
    acm.state('failed', 'unexpected answer');
    await source.refresh();
    expect(fleet.deployment(ref)?.standing).toBeDefined();
  });

  it('gives the files although the layout cannot read one of them, and says which', async () => {
    const { fleet } = fleetOf(['store-1']);
    const source = sourceFor(fleet, {
      ...linesLayout,
      read() {
        throw new InputError('models/bike/model.yaml: is not YAML');
      },
    });
    const { tree } = await source.refresh();
    expect(tree.read('models/bike/core.store-1')).toBeDefined();
    expect(fleet.sources().find(({ id }) => id === 'git:models')).toMatchObject(
      {
        state: 'failed',
        message: 'models/bike/model.yaml: is not YAML',
      },
    );
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
