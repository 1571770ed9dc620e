import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteLiveSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { INFOS } from '../../__testUtils__/hubObjects';
import { DefaultHubRegistry } from '../../hubs';
import { SiteLiveReader } from './SiteLiveReader';

const ADDONS =
  '/apis/addon.open-cluster-management.io/v1alpha1/namespaces/oslo/managedclusteraddons';
const POLICIES =
  '/apis/policy.open-cluster-management.io/v1/namespaces/oslo/policies';
const SINCE = '2026-11-01T00:00:00Z';
const ref = { hub: 'core', name: 'oslo' };

function addon(name: string, conditions: [string, string, string?][]) {
  return {
    metadata: { name, namespace: 'oslo' },
    status: {
      conditions: conditions.map(([type, status, message]) => ({
        type,
        status,
        message,
        lastTransitionTime: SINCE,
      })),
    },
  };
}

describe('SiteLiveReader', () => {
  let hub: KubeFixture;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.put(ADDONS, addon('work-manager', [['Available', 'True']]));
    hub.put(
      ADDONS,
      addon('cluster-proxy', [
        ['Available', 'True'],
        ['Degraded', 'True', 'No route'],
      ]),
    );
    hub.put(ADDONS, addon('search-collector', [['Available', 'Unknown']]));
    hub.put(ADDONS, addon('new', [['Progressing', 'True']]));
    hub.put(ADDONS, { metadata: { name: 'silent', namespace: 'oslo' } });
    hub.put(POLICIES, {
      metadata: {
        name: 'rules.signed.images',
        namespace: 'oslo',
        labels: {
          'policy.open-cluster-management.io/root-policy':
            'rules.signed.images',
        },
      },
      spec: { disabled: false, remediationAction: 'Enforce' },
      status: {
        compliant: 'NonCompliant',
        details: [
          { compliant: 'Compliant', history: [{ message: 'fine' }] },
          {
            compliant: 'NonCompliant',
            history: [
              { lastTimestamp: SINCE, message: 'not signed' },
              { message: 'older' },
            ],
          },
        ],
      },
    });
    hub.put(INFOS, {
      metadata: { name: 'oslo', namespace: 'oslo' },
      status: {
        nodeList: [
          {
            name: 'one',
            labels: {
              'node-role.kubernetes.io/master': '',
              'node-role.kubernetes.io/control-plane': '',
              'kubernetes.io/arch': 'arm64',
              'nvidia.com/gpu.product': 'NVIDIA-L4',
            },
            capacity: { cpu: '16', memory: '64Gi', 'nvidia.com/gpu': '1' },
            conditions: [{ type: 'Ready', status: 'True' }],
          },
          { name: 'two', conditions: [{ type: 'Ready', status: 'Unknown' }] },
        ],
        distributionInfo: {
          ocp: {
            version: '4.18.2',
            channel: 'stable-4.18',
            desired: { version: '4.18.9' },
            upgradeFailed: true,
            availableUpdates: ['4.18.10', '4.18.9'],
            versionHistory: [{ version: '4.18.2', state: 'Completed' }],
          },
        },
      },
    });
  });
  afterEach(() => hub.stop());

  const start = () =>
    SiteLiveReader.create({ hubs: DefaultHubRegistry.of([connectTo(hub)]) });

  it('reads add-ons, policies, nodes and release of the one site', async () => {
    const live = await start().read(ref);
    expect(siteLiveSchema.parse(live)).toEqual({
      asOf: expect.stringMatching(/Z$/),
      addons: [
        expect.objectContaining({
          name: 'cluster-proxy',
          state: 'degraded',
          message: 'No route',
        }),
        expect.objectContaining({ name: 'new', state: 'progressing' }),
        expect.objectContaining({
          name: 'search-collector',
          state: 'unreachable',
        }),
        { name: 'silent', state: 'unknown' },
        {
          name: 'work-manager',
          state: 'available',
          since: '2026-11-01T00:00:00.000Z',
        },
      ],
      policies: [
        {
          namespace: 'rules',
          name: 'signed.images',
          compliance: 'nonCompliant',
          remediation: 'enforce',
          message: 'not signed',
          since: '2026-11-01T00:00:00.000Z',
        },
      ],
      nodes: [
        {
          name: 'one',
          roles: ['control-plane'],
          ready: true,
          arch: 'arm64',
          capacity: {
            cpuCores: 16,
            memoryBytes: 64 * 2 ** 30,
            accelerators: [
              { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: 1 },
            ],
          },
        },
        { name: 'two', roles: [] },
      ],
      release: {
        version: '4.18.2',
        channel: 'stable-4.18',
        desiredVersion: '4.18.9',
        upgradeFailed: true,
        availableUpdates: ['4.18.9', '4.18.10'],
        history: [{ version: '4.18.2', state: 'Completed' }],
      },
    });
  });

  it('asks three times for fifty readers', async () => {
    const reader = start();
    await Promise.all(Array.from({ length: 50 }, () => reader.read(ref)));
    expect(hub.calls).toHaveLength(3);
  });

  it('gives the rest and says what is missing', async () => {
    hub.faults = [
      { part: 'managedclusteraddons', status: 403 },
      { part: '/policies', status: 500 },
    ];
    expect(await start().read(ref)).toEqual({
      asOf: expect.any(String),
      nodes: expect.any(Array),
      release: expect.any(Object),
      message:
        "Add-ons: the portal's account may not read them. Policies: Hub core answered 500: Fault.",
    });
  });

  it('does not wait for a hub that does not answer', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const reader = SiteLiveReader.create({
      hubs: DefaultHubRegistry.of([
        connectTo({ url: `http://127.0.0.1:${port}` }),
      ]),
      timeoutMs: 50,
    });
    expect(await reader.read(ref)).toEqual({
      asOf: expect.any(String),
      message:
        'Add-ons, Policies, Nodes and release: the hub did not answer in time.',
    });
    silent.closeAllConnections();
    silent.close();
  });

  it('says once that a hub is away', async () => {
    hub.faults = [{ part: '/', status: 503 }];
    expect(await start().read(ref)).toEqual({
      asOf: expect.any(String),
      message: expect.stringMatching(
        /^Add-ons, Policies, Nodes and release: Hub core answered 503: Fault\.$/,
      ),
    });
  });

  it('has nothing to say of a site without an info object, and does not call that a failure', async () => {
    hub.delete(INFOS, 'oslo', 'oslo');
    const live = await start().read(ref);
    expect(live?.message).toBeUndefined();
    expect(live).not.toHaveProperty('nodes');
  });

  it('reads add-ons in the newer version where there is only that', async () => {
    hub.put(
      ADDONS.replace('v1alpha1', 'v1beta1'),
      addon('work-manager', [['Available', 'False']]),
    );
    hub.faults = [{ part: 'v1alpha1', status: 404 }];
    expect((await start().read(ref))?.addons).toMatchObject([
      { name: 'work-manager', state: 'unhealthy' },
    ]);
  });

  it('asks nobody about a hub that is not configured', async () => {
    expect(await start().read({ hub: 'other', name: 'oslo' })).toBeUndefined();
    expect(hub.calls).toEqual([]);
  });
});
