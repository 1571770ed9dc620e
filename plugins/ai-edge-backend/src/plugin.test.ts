import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import request from 'supertest';
import { KubeFixture } from './__testUtils__/KubeFixture';
import {
  APP_DEPLOYMENTS,
  CLUSTERS,
  INFERENCE_SERVICES,
  inferenceService,
  LEASES,
  managedCluster,
  manifestWork,
  onSite,
  WORKS,
} from './__testUtils__/hubObjects';
import { eventually } from './__testUtils__/eventually';
import { aiEdgePlugin } from './plugin';

describe('aiEdgePlugin', () => {
  let hub: KubeFixture | undefined;
  let stop: (() => Promise<void>) | undefined;

  afterEach(async () => {
    await stop?.();
    await hub?.stop();
    stop = undefined;
    hub = undefined;
  });

  async function start(url: string) {
    const backend = await startTestBackend({
      features: [
        aiEdgePlugin,
        metricsServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            aiEdge: {
              hubs: [
                {
                  name: 'core',
                  url,
                  token: 'good-token',
                  clusterProxy: { url: `${url}/site` },
                },
              ],
              inventory: { interval: { seconds: 1 } },
            },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    const get = async (path: string) => {
      const { body } = await request(backend.server)
        .get(`/api/ai-edge${path}`)
        .set('Authorization', mockCredentials.user.header())
        .expect(200);
      return body;
    };
    return { get };
  }

  function estate(fixture: KubeFixture) {
    fixture.put(CLUSTERS, managedCluster('oslo'));
    fixture.put(CLUSTERS, managedCluster('local-cluster'));
    fixture.put(WORKS, manifestWork('oslo', 'bike'));
    fixture.serve(onSite('oslo', APP_DEPLOYMENTS));
    fixture.put(onSite('oslo', INFERENCE_SERVICES), inferenceService('bike'));
    fixture.put(onSite('oslo', INFERENCE_SERVICES), inferenceService('spare'));
    fixture.put(LEASES, {
      metadata: { name: 'other', namespace: 'oslo' },
    });
  }

  it('shows the sites of a hub and what runs there', async () => {
    hub = await KubeFixture.start();
    estate(hub);
    const { get } = await start(hub.url);
    const deployments = await eventually(
      () => get('/deployments?orderBy=name:asc'),
      ({ totalItems, complete }) => totalItems === 2 && complete,
    );
    expect(deployments.items).toMatchObject([
      {
        ref: {
          hub: 'core',
          site: 'oslo',
          namespace: 'bike',
          kind: 'InferenceService',
          name: 'bike',
        },
        state: 'ready',
        source: 'kserve:core',
        availability: 'available',
      },
      { ref: { name: 'spare' }, state: 'ready' },
    ]);
    const sites = await get('/sites');
    expect(sites).toMatchObject({ totalItems: 1, complete: true });
    expect(sites.items[0]).toMatchObject({
      ref: { hub: 'core', name: 'oslo' },
      inventory: 'complete',
      deployments: { total: 2, ready: 2, stale: 0 },
    });
    const detail = await get(
      '/deployments/core/oslo/bike/InferenceService/bike',
    );
    expect(detail).toMatchObject({
      live: true,
      source: 'live',
      conditions: [{ type: 'Ready', status: 'True' }],
    });
    expect(hub.count(APP_DEPLOYMENTS)).toBeGreaterThan(0);
  });

  it('starts without its hub, says so, and fills when the hub comes', async () => {
    const placeholder = await KubeFixture.start();
    const { port, url } = placeholder;
    await placeholder.stop();
    const { get } = await start(url);
    const empty = await eventually(
      () => get('/sites'),
      ({ sources }) => sources[0].state === 'failed',
    );
    expect(empty).toMatchObject({ items: [], totalItems: 0, complete: false });
    expect(empty.sources[0]).toMatchObject({
      id: 'acm:core',
      hub: 'core',
      since: expect.stringMatching(/Z$/),
      message: expect.stringContaining('Hub core cannot be reached'),
    });
    hub = await KubeFixture.start(port);
    estate(hub);
    const filled = await eventually(
      () => get('/sites'),
      ({ totalItems, complete }) => totalItems === 1 && complete,
    );
    expect(filled.sources[0]).toMatchObject({ id: 'acm:core', state: 'ok' });
  });
});
