import { connectTo } from '../../__testUtils__/connectTo';
import {
  CONFIG_MAPS,
  report,
  REPORTS,
} from '../../__testUtils__/deliveryObjects';
import { fleetOf } from '../../__testUtils__/fleetOf';
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

  async function start(fleet = fleetOf(['oslo', 'rome']).fleet) {
    ended = ArgocdSource.create({
      hub: connectTo(hub),
      fleet,
      roundMs: 10,
    }).start(sink, controller.signal);
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
    expect(
      hub.calls
        .filter(call => call.includes('manifestworks'))
        .every(call => call.includes('labelSelector=')),
    ).toBe(true);
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

  it('knows of a site nothing younger than what the site itself last said', async () => {
    const { fleet } = fleetOf(['oslo']);
    const lastContact = '2026-11-01T10:00:00.000Z';
    fleet
      .sink({ id: 'leases', kind: 'acm', hub: 'core', authority: 1 })
      .touchSites([{ ref: { hub: 'core', name: 'oslo' }, lastContact }]);
    await start(fleet);
    expect(sink.deployments.get(BIKE)?.asOf).toBe(lastContact);
  });

  it('lets a work that is being deleted be leaving, not ready', async () => {
    const work = manifestWork('oslo', 'bike');
    await start();
    hub.put(WORKS, {
      ...work,
      metadata: {
        ...work.metadata,
        deletionTimestamp: '2026-11-01T00:00:00Z',
      },
    });
    await waitUntil(() => sink.removed.includes(BIKE));
    expect(sink.deployments.get(BIKE)?.state).toBe('leaving');
  });

  it('is stale while the basic pull model is switched off, and well again afterwards', async () => {
    const configure = (text: string) =>
      hub.put(CONFIG_MAPS, {
        metadata: {
          name: 'multicluster-integrations-config',
          namespace: 'open-cluster-management',
        },
        data: { 'config.yaml': text },
      });
    configure('pullModel: {basic: {disabled: true}}');
    await start();
    hub.put(WORKS, manifestWork('oslo', 'bike', { health: 'Degraded' }));
    await waitUntil(() => sink.last?.state === 'stale');
    expect(sink.last?.message).toMatch(/pull model is switched off/);
    expect(sink.states.some(({ state }) => state === 'ok')).toBe(true);
    configure('pullModel: {}');
    await waitUntil(() => {
      hub.put(WORKS, manifestWork('oslo', 'bike'));
      return sink.last?.state === 'ok';
    });
  });

  it('sees by the works alone that ACM has let go of them', async () => {
    const work = manifestWork('oslo', 'bike');
    hub.put(WORKS, {
      ...work,
      spec: {
        ...work.spec,
        manifestConfigs: [
          {
            resourceIdentifier: {
              group: 'argoproj.io',
              resource: 'applications',
            },
            updateStrategy: { type: 'ReadOnly' },
          },
        ],
      },
    });
    await start();
    await waitUntil(() => sink.last?.state === 'stale');
    expect(sink.deployments.get(BIKE)?.state).toBe('ready');
  });

  describe('with reports', () => {
    const ofSet = (site: string, options: { sync: string }) => {
      const work = manifestWork(site, 'bike', options);
      const annotations = {
        'apps.open-cluster-management.io/hosting-applicationset':
          'openshift-gitops/bike-s1',
      };
      return { ...work, metadata: { ...work.metadata, annotations } };
    };

    it('takes the reason of a failure from them, and nothing else', async () => {
      hub.put(WORKS, ofSet('oslo', { sync: 'Unknown' }));
      hub.put(WORKS, ofSet('rome', { sync: 'Synced' }));
      hub.put(
        REPORTS,
        report('bike-s1', {
          oslo: 'app path does not exist',
          rome: 'from long ago',
          lima: 'of no work',
        }),
      );
      await start();
      await waitUntil(
        () => sink.deployments.get(BIKE)?.delivery?.message !== undefined,
      );
      expect(sink.deployments.get(BIKE)).toMatchObject({
        state: 'ready',
        delivery: {
          sync: 'Unknown',
          message: 'SyncError: app path does not exist',
        },
      });
      expect([...sink.deployments.keys()]).toHaveLength(2);
      expect(
        sink.deployments.get('core/rome/bike/InferenceService/bike')?.delivery
          ?.message,
      ).toBeUndefined();
      expect(hub.count('multiclusterapplicationsetreports')).toBe(1);
    });

    it('asks for none while nothing is to be explained', async () => {
      hub.put(WORKS, ofSet('oslo', { sync: 'Synced' }));
      hub.put(REPORTS, report('bike-s1', { oslo: 'from long ago' }));
      await start();
      await waitUntil(() => hub.count('configmaps') > 3);
      expect(hub.count('multiclusterapplicationsetreports')).toBe(0);
    });

    it('says what may not be read, and goes on', async () => {
      hub.faults = [{ part: 'multiclusterapplicationsetreports', status: 403 }];
      hub.put(WORKS, ofSet('oslo', { sync: 'OutOfSync' }));
      await start();
      await waitUntil(
        () => sink.last?.message?.includes('why deliveries fail') ?? false,
      );
      expect(sink.last?.state).toBe('ok');
    });
  });
});
