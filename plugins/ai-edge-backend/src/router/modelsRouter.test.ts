import { mockCredentials } from '@backstage/backend-test-utils';
import {
  deploymentReadPermission,
  listResponseSchema,
  modelDetailSchema,
  modelRowSchema,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { ModelQueries } from '../fleet/query';
import {
  aiEdgeDeploymentConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from '../permissions';
import { createModelsRouter } from './modelsRouter';

function start(decisions: Decisions = {}) {
  const { fleet, kserve } = estate();
  const { authorizer } = authorizerFor(fleet, decisions);
  const server = serverOf(httpAuth =>
    createModelsRouter({
      fleet,
      models: ModelQueries.create({ fleet, standbyHubs: ['spare'] }),
      authorizer,
      httpAuth,
    }),
  );
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(server)
      .get(path)
      .set({ Authorization: mockCredentials.user.header(), ...headers });
  const names = async (query: string) => {
    const { body } = await get(`/models?${query}`).expect(200);
    return body.items.map(({ name }: any) => name);
  };
  return { get, names, kserve };
}

const ofOwner: Decisions = {
  [deploymentReadPermission.name]: createAiEdgeDeploymentConditionalDecision(
    deploymentReadPermission,
    aiEdgeDeploymentConditions.isOwner({ owners: ['group:default/retail'] }),
  ),
};
const plantsOnly: Decisions = {
  [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
    siteReadPermission,
    aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['plants'] }),
  ),
};

describe('GET /models', () => {
  it('counts each model over the sites that are counted', async () => {
    const { body } = await start().get('/models').expect(200);
    listResponseSchema(modelRowSchema.strict()).parse(body);
    expect(body).toMatchObject({
      totalItems: 2,
      complete: true,
      asOf: expect.stringMatching(/Z$/),
      sources: [{ id: 'acm:core' }, { id: 'kserve:core' }],
      pageInfo: { offset: 0 },
    });
    expect(body.items[0]).toEqual({
      name: 'bike',
      formats: [],
      modes: ['Standard'],
      latest: 'v2',
      versions: [
        { version: 'v2', deployments: 2, ready: 1, stale: 0, sites: 2 },
        { version: 'v1', deployments: 1, ready: 0, stale: 1, sites: 1 },
      ],
      deployments: {
        total: 3,
        ready: 1,
        notReady: 1,
        stale: 1,
        awaited: 0,
        byState: { ready: 1, failed: 1, unknown: 1 },
      },
      sites: 3,
      notOnLatest: 0,
      standing: {},
    });
  });

  it('counts a standby hub for somebody who asks for it', async () => {
    const { body } = await start().get('/models?hub=spare').expect(200);
    expect(body.items).toMatchObject([
      { name: 'bike', versions: [{ deployments: 1, sites: 1 }], sites: 1 },
    ]);
    expect(body.items[0].versions[0]).not.toHaveProperty('version');
  });

  it.each([
    ['', ['bike', 'house']],
    ['orderBy=name:desc', ['house', 'bike']],
    ['orderBy=sites:desc', ['bike', 'house']],
    ['orderBy=failed:asc', ['house', 'bike']],
    ['q=HOU', ['house']],
    ['state=failed', ['bike']],
    ['version=v1', ['bike', 'house']],
    ['owner=group:default/retail', ['bike']],
    ['availability=available&site=alpha', ['bike', 'house']],
    ['model=none', []],
  ])('%s', async (query, expected) => {
    expect(await start().names(query)).toEqual(expected);
  });

  it('knows the latest of all versions, whatever else is asked for', async () => {
    const { body } = await start().get('/models?version=v1&model=bike');
    expect(body.items).toMatchObject([
      { latest: 'v2', sites: 1, deployments: { total: 1 } },
    ]);
  });

  it('turns pages', async () => {
    const { get, kserve } = start();
    const first = await get('/models?limit=1&orderBy=sites:desc');
    expect(first.body.items).toMatchObject([{ name: 'bike' }]);
    kserve.upsertDeployments([]);
    const { nextCursor } = first.body.pageInfo;
    const next = await get(
      `/models?limit=1&orderBy=sites:desc&cursor=${nextCursor}`,
    ).expect(200);
    expect(next.body.items).toMatchObject([{ name: 'house' }]);
    expect(next.body.pageInfo).toMatchObject({ offset: 1 });
    expect(next.body.pageInfo).not.toHaveProperty('nextCursor');
    await get(`/models?q=x&cursor=${nextCursor}`).expect(400);
  });

  it.each([
    ['nonsense=1', 'nonsense: is not a parameter, must be of hub, site'],
    ['limit=501', 'limit: must be a whole number from 1 to 500'],
    ['orderBy=version:asc', 'orderBy: must have the form <field>:<asc|desc>'],
    ['fields=name,secret', 'fields: has no "secret"'],
    ['state=maybe', 'state: must be one of failed'],
  ])('refuses %s', async (query, message) => {
    const { body } = await start().get(`/models?${query}`).expect(400);
    expect(body.error.message).toContain(message);
  });

  it('knows only models that the caller may read', async () => {
    const owned = await start(ofOwner).get('/models').expect(200);
    expect(owned.body).toMatchObject({
      totalItems: 1,
      items: [
        {
          name: 'bike',
          owner: 'group:default/retail',
          versions: [{ version: 'v2', sites: 1 }],
          deployments: { total: 1, byState: { ready: 1 } },
          sites: 1,
        },
      ],
    });
    expect(JSON.stringify(owned.body)).not.toMatch(/house|v1/);
    const plants = await start(plantsOnly).get('/models').expect(200);
    expect(plants.body.items).toMatchObject([
      { name: 'bike', sites: 1, versions: [{ version: 'v2' }] },
    ]);
  });

  it('answers 304 until something changes', async () => {
    const { get, kserve } = start();
    const { headers } = await get('/models').expect(200);
    const again = async () =>
      (await get('/models', { 'If-None-Match': headers.etag })).status;
    expect(await again()).toBe(304);
    kserve.state('failed', 'No answer.');
    expect(await again()).toBe(200);
  });
});

describe('GET /models/:name', () => {
  it('tells versions, rings and groups of one model', async () => {
    const { body } = await start().get('/models/bike').expect(200);
    modelDetailSchema.strict().parse(body);
    expect(body).toMatchObject({
      name: 'bike',
      groupBy: 'clusterSet',
      groups: [
        { kind: 'value', value: 'retail', sites: 2, silent: 1 },
        { kind: 'value', value: 'plants', sites: 1, silent: 0 },
        { kind: 'none', sites: 1, silent: 0 },
      ],
      versions: [
        {
          version: 'v2',
          failed: 1,
          notReady: 1,
          groups: [
            { group: 0, sites: 1 },
            { group: 1, sites: 1 },
          ],
        },
        { version: 'v1', stale: 1, groups: [{ group: 0, sites: 1 }] },
      ],
      rings: [{ deployments: 3, ready: 1, sites: 3 }],
      asOf: expect.any(String),
      complete: true,
    });
  });

  it('finds a model whose name holds a slash, and what realises it', async () => {
    const { get, kserve } = start();
    const name = 'meta-llama/Llama-3 8B';
    kserve.upsertDeployments(
      ['alpha', 'delta'].map(site => ({
        ref: {
          hub: 'core',
          site,
          namespace: 'llm',
          kind: 'LLMInferenceService',
          name: 'llama',
        },
        model: { name, version: '3.0', format: 'vLLM' },
        artifact: { uri: 'hf://meta-llama/Llama-3-8B' },
        state: 'ready',
        asOf: '2026-11-20T10:00:00.000Z',
      })),
    );
    const { body } = await get(
      `/models/${encodeURIComponent(name)}?groupBy=region`,
    ).expect(200);
    expect(body).toMatchObject({
      name,
      groupBy: 'region',
      formats: ['vLLM'],
      modes: ['LLM'],
      versions: [
        {
          version: '3.0',
          artifacts: [{ uri: 'hf://meta-llama/Llama-3-8B', deployments: 2 }],
        },
      ],
    });
  });

  it.each([
    ['/models/none', 404, 'name: there is no model "none"'],
    ['/models/bike?groupBy=owner', 400, 'groupBy: must be one of clusterSet'],
    ['/models/bike?groups=51', 400, 'groups: must be a whole number'],
    ['/models/bike?limit=1', 400, 'limit: is not a parameter'],
  ])('%s is %s', async (path, status, message) => {
    const { body } = await start().get(path).expect(status);
    expect(body.error.message).toContain(message);
  });

  it('is not there for who may read none of it, in the same words', async () => {
    const { body } = await start(ofOwner).get('/models/house').expect(404);
    expect(body.error.message).toBe('name: there is no model "house"');
  });
});
