import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { manifestWork, WORKS } from '../../__testUtils__/hubObjects';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { ArgocdSource } from './ArgocdSource';

const BIKE = 'core/oslo/bike/InferenceService/bike';

describe('ArgocdSource', () => {
  let hub: KubeFixture;
  let sink: RecordingSink;
  let controller: AbortController;
  let ended: Promise<void>;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    sink = new RecordingSink();
    controller = new AbortController();
    hub.put(WORKS, manifestWork('oslo', 'bike'));
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  async function start() {
    ended = ArgocdSource.create({ hub: connectTo(hub) }).start(
      sink,
      controller.signal,
    );
    await waitUntil(() => hub.watches(WORKS) === 2);
  }

  it('reads works by label only, with and without a set', async () => {
    hub.put(WORKS, {
      metadata: { name: 'addon-x-deploy', namespace: 'oslo', labels: {} },
    });
    const single = manifestWork('rome', 'bike');
    hub.put(WORKS, {
      ...single,
      metadata: {
        ...single.metadata,
        labels: {
          'apps.open-cluster-management.io/pull-to-ocm-managed-cluster': 'true',
        },
      },
    });
    await start();
    expect([...sink.deployments.keys()].sort()).toEqual([
      BIKE,
      'core/rome/bike/InferenceService/bike',
    ]);
    expect(hub.calls.every(call => call.includes('labelSelector='))).toBe(true);
    expect(sink.last?.state).toBe('ok');
    expect(sink.lists.at(-1)?.refs).toHaveLength(2);
  });

  it('follows changes and withdrawals', async () => {
    await start();
    hub.put(WORKS, manifestWork('oslo', 'bike', { health: 'Degraded' }));
    await waitUntil(() => sink.deployments.get(BIKE)?.state === 'failed');
    hub.delete(WORKS, 'oslo-bike-app', 'oslo');
    await waitUntil(() => sink.removed.length > 0);
    expect(sink.removed).toEqual([BIKE]);
  });

  it('withdraws nothing because the list of one selector ends before that of the other', async () => {
    const single = manifestWork('rome', 'bike');
    hub.put(WORKS, {
      ...single,
      metadata: {
        ...single.metadata,
        labels: {
          'apps.open-cluster-management.io/pull-to-ocm-managed-cluster': 'true',
        },
      },
    });
    await start();
    const before = sink.lists.length;
    hub.faults = [
      {
        part: 'labelSelector=apps.open-cluster-management.io%2Fapplication-set&limit',
        status: 500,
      },
    ];
    hub.compacted = 1_000;
    hub.cutWatches();
    await waitUntil(
      () => sink.lists.length > before && sink.last?.state === 'stale',
    );
    expect(sink.lists.slice(before).map(({ refs }) => refs.length)).toEqual(
      sink.lists.slice(before).map(() => 2),
    );
  });

  it('lets go of the object that a work was about before', async () => {
    await start();
    hub.put(
      WORKS,
      manifestWork('oslo', 'bike', {
        annotations: { 'ai-edge/object': 'InferenceService/new/bike' },
      }),
    );
    await waitUntil(() => sink.removed.includes(BIKE));
    expect(sink.deployments.has('core/oslo/new/InferenceService/bike')).toBe(
      true,
    );
  });
});
