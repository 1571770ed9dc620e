import { connectTo } from '../../__testUtils__/connectTo';
import { mirrorWork } from '../../__testUtils__/deliveryObjects';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { WORKS } from '../../__testUtils__/hubObjects';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { MirrorSource } from './MirrorSource';

const REF = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

describe('MirrorSource', () => {
  let hub: KubeFixture;
  let controller: AbortController;
  let ended: Promise<void>;
  const told = () => fleetOf(['oslo']).fleet;
  let fleet = told();

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.serve(WORKS);
    fleet = told();
    controller = new AbortController();
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  async function start() {
    const source = MirrorSource.create({ hub: connectTo(hub), fleet });
    ended = source.start(fleet.sink(source), controller.signal);
    await waitUntil(() => hub.watches(WORKS) === 1);
  }
  const status = () => fleet.sources().find(({ id }) => id === 'mirror:core');
  const bike = () => fleet.deployment(REF);
  /** What the pull model says of the same. */
  const pulled = () =>
    fleet.sink({
      id: 'argocd:core',
      kind: 'argocd',
      hub: 'core',
      authority: 60,
      absence: 'withdrawn',
    });
  const saysReady = () =>
    pulled().upsertDeployments([
      { ref: REF, state: 'ready', asOf: new Date().toISOString() },
    ]);

  it('is absent where there is no mirror, and there as soon as there is one', async () => {
    await start();
    await waitUntil(() => status()?.state === 'absent');
    hub.put(WORKS, mirrorWork('oslo', { bike: {} }));
    await waitUntil(() => status()?.state === 'ok');
    expect(bike()).toMatchObject({ state: 'ready', source: 'mirror:core' });
  });

  it('knows more of a model than the pull model does', async () => {
    saysReady();
    hub.put(
      WORKS,
      mirrorWork('oslo', {
        bike: {
          values: {
            ready: 'False',
            transitionStatus: 'BlockedByFailedLoad',
            targetModelState: 'FailedToLoad',
            failureReason: 'ModelLoadFailed',
            storageUri: 'oci://quay.example/bike:2',
          },
        },
      }),
    );
    await start();
    await waitUntil(() => bike()?.state === 'failed');
    expect(bike()).toMatchObject({
      message: 'ModelLoadFailed',
      artifact: { uri: 'oci://quay.example/bike:2' },
    });
  });

  it('lets others speak of what it does not speak of any more', async () => {
    saysReady();
    const failing = { bike: { values: { ready: 'False' } } };
    hub.put(WORKS, mirrorWork('oslo', failing));
    await start();
    await waitUntil(() => bike()?.state === 'failed');
    hub.delete(WORKS, 'edge-status-1', 'oslo');
    await waitUntil(() => bike()?.source === 'argocd:core');
    expect(bike()?.state).toBe('ready');
    expect(status()?.state).toBe('absent');
  });

  it('keeps the row of a model that only it has told of', async () => {
    hub.put(WORKS, mirrorWork('oslo', { bike: {} }));
    await start();
    await waitUntil(() => bike()?.state === 'ready');
    hub.put(WORKS, mirrorWork('oslo', { bike: { available: 'Unknown' } }));
    await waitUntil(() => bike()?.state === undefined);
    expect(bike()?.message).toMatch(/does not speak of it any more/);
  });

  it('proves that what delivery has let go of is gone', async () => {
    saysReady();
    hub.put(WORKS, mirrorWork('oslo', { bike: {} }));
    await start();
    await waitUntil(() => bike()?.source === 'mirror:core');
    pulled().removeDeployments([REF]);
    expect(bike()?.state).toBe('leaving');
    hub.put(
      WORKS,
      mirrorWork('oslo', {
        bike: { available: 'False', reason: 'ResourceNotAvailable' },
      }),
    );
    await waitUntil(() => bike() === undefined);
  });

  it('does not believe a work that may change its site', async () => {
    hub.put(WORKS, mirrorWork('oslo', { bike: {} }, { strategy: 'Update' }));
    hub.put(WORKS, mirrorWork('oslo', { tram: {} }, { name: 'edge-status-2' }));
    await start();
    await waitUntil(() => status()?.state === 'ok');
    expect([...fleet.deployments()].map(({ ref }) => ref.name)).toEqual([
      'tram',
    ]);
    expect(status()?.message).toMatch(
      /^1 mirror work is not believed: .*ReadOnly/,
    );
    hub.put(WORKS, mirrorWork('oslo', { bike: {} }));
    await waitUntil(() => bike()?.state === 'ready');
    await waitUntil(() => status()?.message === undefined);
  });

  it('does not believe at once a list that lacks everything', async () => {
    const many = Array.from({ length: 8 }, (_, index) => `m${index}`);
    hub.put(
      WORKS,
      mirrorWork('oslo', Object.fromEntries(many.map(name => [name, {}]))),
    );
    await start();
    await waitUntil(() => [...fleet.deployments()].length === 8);
    hub.lose(WORKS, 'edge-status-1', 'oslo');
    hub.compacted = 1_000;
    hub.cutWatches();
    await waitUntil(() => status()?.message !== undefined);
    expect(status()?.message).toMatch(/A list lacked 8 models/);
    expect([...fleet.deployments()].every(one => one.state === 'ready')).toBe(
      true,
    );
  });
});
