import { mockCredentials } from '@backstage/backend-test-utils';
import { deploymentReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { DeploymentDetails } from '../fleet/DeploymentDetails';
import { FleetQueries } from '../fleet/query';
import { HubError } from '../hubs';
import { DeploymentMetrics } from '../metrics/DeploymentMetrics';
import {
  aiEdgeDeploymentConditions,
  createAiEdgeDeploymentConditionalDecision,
} from '../permissions';
import { DeploymentHistories } from '../sources/git/history/DeploymentHistories';
import { createDeploymentsRouter } from './deploymentsRouter';

const BIKE = '/deployments/core/alpha/bike/InferenceService/bike';

function start(decisions: Decisions = {}) {
  const { fleet } = estate();
  const { authorizer } = authorizerFor(fleet, decisions);
  const live = jest
    .fn<Promise<DeploymentRecord>, [DeploymentRecord['ref']]>()
    .mockRejectedValue(
      new HubError('No answer', { hub: 'core', kind: 'timeout' }),
    );
  const server = serverOf(httpAuth =>
    createDeploymentsRouter({
      fleet,
      queries: FleetQueries.create({ fleet, standbyHubs: ['spare'] }),
      details: DeploymentDetails.create({ fleet, live: { read: live } }),
      metrics: DeploymentMetrics.create({ fleet, stores: new Map() }),
      histories: DeploymentHistories.create({
        fleet,
        repositories: { list: () => [] },
      }),
      authorizer,
      httpAuth,
    }),
  );
  const get = (path: string) =>
    request(server)
      .get(path)
      .set('Authorization', mockCredentials.user.header());
  return { get, live };
}

const gold: Decisions = {
  [deploymentReadPermission.name]: createAiEdgeDeploymentConditionalDecision(
    deploymentReadPermission,
    aiEdgeDeploymentConditions.hasSiteLabel({ key: 'tier', value: 'gold' }),
  ),
};

describe('GET /deployments', () => {
  it('answers rows with the availability of their sites', async () => {
    const { body } = await start().get('/deployments?site=bravo').expect(200);
    expect(body).toMatchObject({ totalItems: 1, complete: true });
    expect(body.items).toEqual([
      {
        ref: {
          hub: 'core',
          site: 'bravo',
          namespace: 'bike',
          kind: 'InferenceService',
          name: 'bike',
        },
        model: { name: 'bike', version: 'v1' },
        mode: 'Standard',
        state: 'ready',
        remembered: true,
        availability: 'unknown',
        asOf: '2026-11-20T10:00:00.000Z',
        source: 'kserve:core',
      },
    ]);
  });

  it.each([
    ['model=bike&version=v2', ['alpha', 'charlie']],
    ['state=failed', ['charlie']],
    ['availability=available&model=house', ['alpha']],
    ['owner=group:default/retail', ['alpha']],
    ['orderBy=version:desc&model=bike', ['alpha', 'charlie', 'bravo', 'echo']],
    ['label=app%3Dhouse', ['alpha']],
    ['q=house', ['alpha']],
  ])('%s', async (query, sites) => {
    const { body } = await start().get(`/deployments?${query}`).expect(200);
    expect(body.items.map(({ ref }: any) => ref.site)).toEqual(sites);
  });

  it('filters rows and counts by conditions over the site', async () => {
    const { get } = start(gold);
    const list = await get('/deployments').expect(200);
    expect(list.body.totalItems).toBe(2);
    const { body } = await get('/deployments/summary').expect(200);
    expect(body.totalItems).toBe(2);
    expect(body.facets.model).toEqual([
      { value: 'bike', count: 1 },
      { value: 'house', count: 1 },
    ]);
    await get('/deployments/core/charlie/bike/InferenceService/bike').expect(
      404,
    );
    await get(BIKE).expect(200);
  });
});

describe('GET /deployments/…', () => {
  it('reads the site itself', async () => {
    const { get, live } = start();
    live.mockImplementation(async ref => ({
      ref,
      model: { name: 'other' },
      state: 'progressing',
      conditions: [{ type: 'Ready', status: 'Unknown' }],
      asOf: '2026-11-20T11:00:00.000Z',
    }));
    const { body } = await get(BIKE).expect(200);
    expect(body).toMatchObject({
      live: true,
      state: 'progressing',
      model: { name: 'bike', version: 'v2' },
      owner: 'group:default/retail',
      source: 'live',
      asOf: '2026-11-20T11:00:00.000Z',
      conditions: [{ type: 'Ready' }],
    });
    expect(live).toHaveBeenCalledTimes(1);
  });

  it('does not ask a site that its hub does not hear', async () => {
    const { get, live } = start();
    const { body } = await get(
      '/deployments/core/bravo/bike/InferenceService/bike',
    ).expect(200);
    expect(body).toMatchObject({
      live: false,
      remembered: true,
      liveMessage:
        'The site does not answer its hub, so this is what was seen last.',
    });
    expect(live).not.toHaveBeenCalled();
  });

  it.each([
    ['not-found', 'The site has no such object just now.'],
    ['timeout', 'It took too long.'],
  ] as const)('shows what is remembered on %s', async (kind, message) => {
    const { get, live } = start();
    live.mockRejectedValue(
      new HubError('It took too long', { hub: 'core', kind }),
    );
    const { body } = await get(BIKE).expect(200);
    expect(body).toMatchObject({
      live: false,
      liveMessage: message,
      state: 'ready',
      conditions: [],
    });
  });

  it.each([
    ['/deployments/core/alpha/bike/InferenceService/none', 404],
    ['/deployments/core/alpha/bike/Deployment/bike', 404],
    [`${BIKE}?limit=1`, 400],
    [`${BIKE}/metrics?range=2h`, 400],
    [`${BIKE}/metrics?panel=everything`, 400],
    [`${BIKE}/metrics?nonsense=1`, 400],
    [`${BIKE}/history?nonsense=1`, 400],
    [`${BIKE}/history?limit=0`, 400],
    [`${BIKE}/history?cursor=x`, 400],
    [`${BIKE}/history?cursor=x&cursor=y`, 400],
    ['/deployments/core/alpha/bike/InferenceService/none/history', 404],
  ])('%s is %s', async (path, status) => {
    const response = await start().get(path);
    expect(response.status).toBe(status);
  });
});

describe('GET /deployments/…/history', () => {
  it('knows nothing where no repository is configured', async () => {
    const { body } = await start().get(`${BIKE}/history`).expect(200);
    expect(body).toEqual({ items: [], complete: false, pageInfo: {} });
  });

  it('is of deployments that the caller may read', async () => {
    const { get } = start(gold);
    const refused = await get(
      '/deployments/core/charlie/bike/InferenceService/bike/history',
    );
    expect(refused.status).toBe(404);
    expect((await get(`${BIKE}/history`)).status).toBe(200);
  });
});

describe('GET /deployments/…/metrics', () => {
  it('says which rule a parameter breaks', async () => {
    const { body } = await start().get(`${BIKE}/metrics?range=2h`).expect(400);
    expect(body.error.message).toBe('range: must be one of 1h, 6h, 24h, 7d');
  });

  it('says that no store is configured', async () => {
    const { body } = await start().get(`${BIKE}/metrics`).expect(200);
    expect(body.panels).toMatchObject([
      { panel: 'requests', unit: '1/s', series: [], reason: 'not-configured' },
      { panel: 'latency', unit: 's', reason: 'not-configured' },
      {
        panel: 'errors',
        unit: '%',
        reason: 'not-configured',
        message: 'No metrics source is set for hub core.',
      },
    ]);
    const one = await start().get(`${BIKE}/metrics?panel=latency&range=7d`);
    expect(one.body.panels).toHaveLength(1);
  });
});
