import { connectTo } from '../../__testUtils__/connectTo';
import {
  APPLICATIONS,
  pushedApplication,
  serving,
} from '../../__testUtils__/deliveryObjects';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { CLUSTERS, managedCluster } from '../../__testUtils__/hubObjects';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { ArgocdPushSource } from './ArgocdPushSource';

const BIKE = 'core/oslo/bike/InferenceService/bike';
const PULL = 'apps.open-cluster-management.io/pull-to-ocm-managed-cluster';

describe('ArgocdPushSource', () => {
  let hub: KubeFixture;
  let sink: RecordingSink;
  let controller: AbortController;
  let ended: Promise<void>;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.serve(APPLICATIONS);
    sink = new RecordingSink();
    controller = new AbortController();
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  async function start(told = fleetOf(['oslo', 'rome'])) {
    ended = ArgocdPushSource.create({
      hub: connectTo(hub),
      fleet: told.fleet,
      againMs: 10,
    }).start(sink, controller.signal);
    await waitUntil(() => hub.watches(APPLICATIONS) === 1);
  }

  it('reads Applications that the hub brings to its sites, and no others', async () => {
    hub.put(APPLICATIONS, pushedApplication('bike'));
    hub.put(
      APPLICATIONS,
      pushedApplication('root', {
        destination: { server: 'https://kubernetes.default.svc' },
      }),
    );
    hub.put(
      APPLICATIONS,
      pushedApplication('abroad', { destination: { name: 'nowhere' } }),
    );
    hub.put(
      APPLICATIONS,
      pushedApplication('pulled', {
        labels: { [PULL]: 'true' },
        resources: [serving('pulled')],
      }),
    );
    hub.put(
      APPLICATIONS,
      pushedApplication('marked', {
        annotations: {
          'apps.open-cluster-management.io/ocm-managed-cluster': 'oslo',
        },
        resources: [serving('marked')],
      }),
    );
    await start();
    expect([...sink.deployments.keys()]).toEqual([BIKE]);
    expect(sink.last?.state).toBe('ok');
    expect(sink.lists).toEqual(
      ['InferenceService', 'LLMInferenceService', 'Deployment'].map(
        (objectKind, index) => ({
          scope: { kind: 'deployment', hub: 'core', objectKind },
          refs: index === 0 ? [BIKE] : [],
        }),
      ),
    );
    expect(
      hub.calls.every(call => call.includes(encodeURIComponent(PULL))),
    ).toBe(true);
  });

  it('follows changes, prunings and withdrawals', async () => {
    const both = [serving('bike'), serving('tram')];
    hub.put(APPLICATIONS, pushedApplication('city', { resources: both }));
    await start();
    expect(sink.deployments.size).toBe(2);
    hub.put(APPLICATIONS, pushedApplication('city', { health: 'Suspended' }));
    await waitUntil(() => sink.deployments.get(BIKE)?.state === 'stopped');
    expect(sink.removed).toEqual(['core/oslo/bike/InferenceService/tram']);
    hub.put(
      APPLICATIONS,
      pushedApplication('city', { deletionTimestamp: '2026-11-01T00:00:00Z' }),
    );
    await waitUntil(() => sink.deployments.get(BIKE)?.state === 'leaving');
    hub.delete(APPLICATIONS, 'city', 'openshift-gitops');
    await waitUntil(() => sink.removed.filter(ref => ref === BIKE).length > 1);
  });

  it('lets nothing go that another Application still speaks of', async () => {
    hub.put(APPLICATIONS, pushedApplication('old'));
    await start();
    hub.put(APPLICATIONS, pushedApplication('new'));
    await waitUntil(
      () => sink.deployments.get(BIKE)?.delivery?.application === 'new',
    );
    hub.delete(APPLICATIONS, 'old', 'openshift-gitops');
    hub.put(APPLICATIONS, pushedApplication('new', { health: 'Degraded' }));
    await waitUntil(() => sink.deployments.get(BIKE)?.state === 'failed');
    expect(sink.removed).toEqual([]);
  });

  it('says nothing of what is delivered in other ways', async () => {
    hub.put(APPLICATIONS, pushedApplication('bike'));
    const { fleet } = fleetOf(['oslo']);
    const source = ArgocdPushSource.create({ hub: connectTo(hub), fleet });
    ended = source.start(fleet.sink(source), controller.signal);
    await waitUntil(() => [...fleet.deployments()].length === 1);
    await waitUntil(() => hub.watches(APPLICATIONS) === 1);
    expect(fleet.site({ hub: 'core', name: 'oslo' })?.inventory).toBe('none');
  });

  it('understands a destination once its site has joined', async () => {
    const told = fleetOf(['rome']);
    hub.put(APPLICATIONS, pushedApplication('bike'));
    await start(told);
    expect(sink.deployments.size).toBe(0);
    told.join('oslo');
    await waitUntil(() => sink.deployments.has(BIKE));
  });

  it('asks the hub once for addresses that no site claims', async () => {
    const server = 'https://api.oslo.example:6443';
    hub.put(CLUSTERS, {
      ...managedCluster('oslo'),
      spec: { managedClusterClientConfigs: [{ url: `${server}/` }] },
    });
    hub.put(
      APPLICATIONS,
      pushedApplication('bike', { destination: { server } }),
    );
    hub.put(
      APPLICATIONS,
      pushedApplication('abroad', {
        destination: { server: 'https://elsewhere.example' },
      }),
    );
    await start();
    await waitUntil(() => sink.deployments.has(BIKE));
    expect(hub.count('managedclusters')).toBe(1);
  });

  it('counts a plain Deployment once somebody says that it serves a model', async () => {
    const told = fleetOf(['oslo']);
    const resources = [
      serving('bike-model', { group: 'apps', kind: 'Deployment' }),
    ];
    hub.put(APPLICATIONS, pushedApplication('bike', { resources }));
    await start(told);
    expect(sink.deployments.size).toBe(0);
    const ref = {
      hub: 'core',
      site: 'oslo',
      namespace: 'bike',
      kind: 'Deployment',
      name: 'bike-model',
    };
    told.fleet
      .sink({ id: 'kserve:core', kind: 'kserve', hub: 'core', authority: 70 })
      .upsertDeployments([{ ref, asOf: new Date().toISOString() }]);
    await waitUntil(() => sink.deployments.size === 1);
    expect([...sink.deployments.values()][0]).toMatchObject({
      ref,
      mode: 'Deployment',
      state: 'ready',
    });
  });

  it('is absent on a hub without Argo CD', async () => {
    hub.faults = [{ part: 'applications', status: 404 }];
    ended = ArgocdPushSource.create({
      hub: connectTo(hub),
      fleet: fleetOf(['oslo']).fleet,
    }).start(sink, controller.signal);
    await waitUntil(() => sink.last !== undefined);
    expect(sink.last).toMatchObject({
      state: 'absent',
      message: expect.stringMatching(/no Argo CD/),
    });
  });
});
