import { DefaultFleet } from '../../fleet/DefaultFleet';
import { connectTo } from '../../__testUtils__/connectTo';
import { eventually } from '../../__testUtils__/eventually';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import {
  CLUSTERS,
  DECISIONS,
  INFOS,
  lease,
  LEASES,
  managedCluster,
  POLICIES,
  SETS,
} from '../../__testUtils__/hubObjects';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { AcmSource } from './AcmSource';

function policy(name: string, status: Record<string, string | undefined>) {
  return {
    metadata: { name, namespace: 'ai-edge-policies' },
    status: {
      status: Object.entries(status).map(([clustername, compliant]) => ({
        clustername,
        compliant,
      })),
    },
  };
}

describe('AcmSource', () => {
  let hub: KubeFixture;
  let controller: AbortController;
  let ended: Promise<void> | undefined;
  let fleet: DefaultFleet;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    controller = new AbortController();
    fleet = DefaultFleet.create();
    for (const path of [CLUSTERS, LEASES, INFOS, POLICIES, SETS, DECISIONS]) {
      hub.put(path, { metadata: { name: 'local-cluster', namespace: 'x' } });
      hub.lose(path, 'local-cluster', 'x');
    }
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  function start() {
    const source = AcmSource.create({
      hub: connectTo(hub),
      policyNamespaces: ['ai-edge-policies'],
    });
    ended = source.start(fleet.sink(source), controller.signal);
  }
  const site = (name: string) => fleet.site({ hub: 'core', name });
  const status = () => fleet.sources()[0];

  it('follows sites, leases, infos and policies', async () => {
    hub.put(CLUSTERS, managedCluster('oslo'));
    hub.put(LEASES, lease('oslo', '2026-11-01T10:00:00.000000Z'));
    hub.put(INFOS, {
      metadata: { name: 'oslo', namespace: 'oslo' },
      status: { nodeList: [{ labels: { 'kubernetes.io/arch': 'arm64' } }] },
    });
    hub.put(POLICIES, policy('one', { oslo: 'Compliant', rome: 'Compliant' }));
    hub.put(POLICIES, policy('two', { oslo: 'NonCompliant' }));
    hub.put(POLICIES, policy('three', { oslo: undefined }));
    start();
    await waitUntil(
      () =>
        site('oslo')?.policies?.pending === 1 &&
        site('oslo')?.lastContact !== undefined &&
        site('oslo')?.arch === 'arm64',
    );
    expect(site('oslo')).toMatchObject({
      availability: { state: 'available' },
      lastContact: '2026-11-01T10:00:00.000Z',
      policies: { compliant: 1, nonCompliant: 1, pending: 1 },
    });
    expect(site('rome')).toBeUndefined();

    hub.put(CLUSTERS, managedCluster('rome', { available: 'Unknown' }));
    hub.delete(POLICIES, 'two', 'ai-edge-policies');
    await waitUntil(
      () =>
        site('rome')?.policies?.compliant === 1 &&
        site('oslo')?.policies?.nonCompliant === 0,
    );
    hub.delete(CLUSTERS, 'oslo');
    await waitUntil(() => site('oslo')?.availability.state === 'detached');
  });

  it('says which sets hold a site and which placements have chosen it', async () => {
    hub.put(CLUSTERS, managedCluster('oslo', { labels: { tier: 'gold' } }));
    hub.put(SETS, {
      metadata: { name: 'gold' },
      spec: {
        clusterSelector: {
          selectorType: 'LabelSelector',
          labelSelector: { matchLabels: { tier: 'gold' } },
        },
      },
    });
    hub.put(DECISIONS, {
      metadata: {
        name: 'all-decision-1',
        namespace: 'gitops',
        labels: { 'cluster.open-cluster-management.io/placement': 'all' },
      },
      status: { decisions: [{ clusterName: 'oslo' }] },
    });
    start();
    await waitUntil(
      () =>
        site('oslo')?.placements !== undefined &&
        site('oslo')?.clusterSets !== undefined,
    );
    expect(site('oslo')).toMatchObject({
      placements: ['gitops/all'],
      clusterSets: ['gold'],
    });
    hub.delete(DECISIONS, 'all-decision-1', 'gitops');
    await waitUntil(() => site('oslo')?.placements === undefined);
  });

  it('does not dirty the fleet for a renewal', async () => {
    hub.put(CLUSTERS, managedCluster('oslo'));
    hub.put(LEASES, lease('oslo', '2026-11-01T10:00:00Z'));
    start();
    await waitUntil(() => status().state === 'ok' && hub.watches(LEASES) === 1);
    await waitUntil(() => site('oslo')?.lastContact !== undefined);
    const { revision } = fleet;
    hub.put(LEASES, lease('oslo', '2026-11-01T10:01:00Z'));
    await waitUntil(
      () => site('oslo')!.lastContact! > '2026-11-01T10:00:00.000Z',
    );
    expect(fleet.revision).toBe(revision);
  });

  it('does not bring back a site that a list lacked, whatever else speaks of it', async () => {
    hub.put(CLUSTERS, managedCluster('oslo'));
    hub.put(CLUSTERS, managedCluster('rome'));
    hub.put(POLICIES, policy('one', { oslo: 'Compliant', rome: 'Compliant' }));
    start();
    await waitUntil(() => site('oslo')?.policies !== undefined);
    hub.lose(CLUSTERS, 'oslo');
    hub.compacted = 1_000_000;
    hub.cutWatches();
    await waitUntil(() => site('oslo')?.availability.state === 'detached');
    hub.compacted = 0;
    hub.put(
      POLICIES,
      policy('one', { oslo: 'NonCompliant', rome: 'NonCompliant' }),
    );
    await waitUntil(() => site('rome')?.policies?.nonCompliant === 1);
    expect(site('oslo')?.availability.state).toBe('detached');
  });

  it('hides only the kind that it may not read, and says so', async () => {
    hub.put(CLUSTERS, managedCluster('oslo'));
    hub.faults = [
      { part: 'managedclusterinfos', status: 403 },
      { part: '/policies', status: 404 },
    ];
    start();
    const { state, message } = await eventually(
      status,
      ({ message: text }) =>
        text !== undefined &&
        text.includes('ManagedClusterInfo') &&
        text.includes('policies'),
    );
    expect(state).toBe('ok');
    expect(message).toBe(
      "Not shown: node and update information (ManagedClusterInfo), which the portal's account may not read. Not shown: policies of namespace ai-edge-policies, which the hub does not have.",
    );
    expect(site('oslo')?.policies).toBeUndefined();
  });

  it('keeps what it knows while the hub fails, and goes on afterwards', async () => {
    hub.put(CLUSTERS, managedCluster('oslo'));
    start();
    await waitUntil(() => hub.watches(CLUSTERS) === 1);
    hub.faults = [{ part: '/', status: 500 }];
    hub.cutWatches();
    await waitUntil(() => status().state === 'stale');
    expect(status().message).toContain('Hub core answered 500');
    expect(site('oslo')).toBeDefined();
    hub.faults = [];
    await waitUntil(() => status().state === 'ok');
    hub.put(CLUSTERS, managedCluster('rome'));
    await waitUntil(() => site('rome') !== undefined);
  });

  it('fails without ever having read a hub that refuses it', async () => {
    hub.tokens = new Set(['another']);
    start();
    await waitUntil(() => status().state === 'failed');
    expect(fleet.complete('site')).toBe(false);
    expect(status().message).toContain('401');
  });
});
