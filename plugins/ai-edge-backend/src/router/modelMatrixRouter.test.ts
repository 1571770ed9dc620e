import { mockCredentials } from '@backstage/backend-test-utils';
import { modelMatrixSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import { authorizerFor, serverOf } from '../__testUtils__/startRouter';
import { ModelQueries } from '../fleet/query';
import { createModelMatrixRouter } from './modelMatrixRouter';

function start() {
  const { fleet, kserve } = estate();
  const { authorizer } = authorizerFor(fleet, {});
  const server = serverOf(httpAuth =>
    createModelMatrixRouter({
      fleet,
      models: ModelQueries.create({ fleet, standbyHubs: ['spare'] }),
      authorizer,
      httpAuth,
    }),
  );
  const get = (query: string) =>
    request(server)
      .get(`/model-matrix?${query}`)
      .set('Authorization', mockCredentials.user.header());
  return { get, kserve };
}

const groupsOf = (body: any) =>
  body.groups.map(
    ({ kind, value, site, sites }: any) =>
      `${value ?? site?.name ?? kind} ${sites}`,
  );
const zeros = {
  noVersion: 0,
  silent: 0,
  ready: 0,
  notReady: 0,
  failed: 0,
  behind: 0,
  diverged: 0,
  awaited: 0,
};

describe('GET /model-matrix', () => {
  it('counts sites by model, group and version', async () => {
    const { body } = await start().get('').expect(200);
    modelMatrixSchema.strict().parse(body);
    expect(body).toMatchObject({
      totalItems: 2,
      groupBy: 'clusterSet',
      groups: [
        { kind: 'value', value: 'retail', sites: 2, silent: 1 },
        { kind: 'value', value: 'plants', sites: 1, silent: 0 },
        { kind: 'none', sites: 1, silent: 0 },
      ],
      sites: 4,
      inventory: { complete: 0, 'gitops-only': 0, none: 4 },
      complete: true,
    });
    expect(body.items[0]).toEqual({
      model: 'bike',
      latest: 'v2',
      notOnLatest: 0,
      versions: ['v2', 'v1'],
      total: {
        ...zeros,
        sites: 3,
        versions: [[0, 2]],
        silent: 1,
        ready: 1,
        notReady: 1,
        failed: 1,
      },
      cells: [
        {
          ...zeros,
          group: 0,
          sites: 2,
          versions: [[0, 1]],
          silent: 1,
          ready: 1,
        },
        {
          ...zeros,
          group: 1,
          sites: 1,
          versions: [[0, 1]],
          notReady: 1,
          failed: 1,
        },
      ],
    });
  });

  it.each([
    ['groupBy=region', ['eu 2', 'us 1', 'none 1']],
    ['groupBy=hub', ['core 4']],
    ['groupBy=hub&hub=spare&hub=core', ['core 4', 'spare 1']],
    ['groupBy=label:tier', ['tin 3', 'gold 1']],
    ['groupBy=availability', ['available 3', 'unknown 1']],
    ['groupBy=clusterSet&groups=1', ['retail 2', 'other 2']],
    ['clusterSet=plants', ['plants 1']],
    ['site=alpha&site=charlie', ['plants 1', 'retail 1']],
    ['expand=retail', ['alpha 1', 'bravo 1']],
    ['expand=', ['delta 1']],
    ['expand=nothing', []],
    ['groupBy=region&expand=eu&groups=1', ['alpha 1', 'other 1']],
  ])('%s', async (query, expected) => {
    const { body } = await start().get(query).expect(200);
    expect(groupsOf(body)).toEqual(expected);
    expect(body.sites).toBe(
      expected.reduce((sum, text) => sum + Number(text.split(' ')[1]), 0),
    );
  });

  it('groups by the rings that Git moves', async () => {
    const { get, kserve } = start();
    const inRing = (site: string, ring: string) => ({
      ref: {
        hub: 'core',
        site,
        namespace: 'ring',
        kind: 'InferenceService',
        name: 'ring',
      },
      model: { name: 'ring', version: 'v1' },
      state: 'ready' as const,
      ring,
      asOf: '2026-11-20T10:00:00.000Z',
    });
    kserve.upsertDeployments([
      inRing('alpha', 'r0'),
      inRing('charlie', 'r1'),
      inRing('delta', 'r1'),
    ]);
    const { body } = await get('groupBy=ring&model=ring').expect(200);
    expect(groupsOf(body)).toEqual(['r1 2', 'r0 1', 'none 3']);
    expect(body.items[0].cells).toMatchObject([
      { group: 0, sites: 2 },
      { group: 1, sites: 1 },
    ]);
    const one = await get('groupBy=ring&expand=r1').expect(200);
    expect(groupsOf(one.body)).toEqual(['charlie 1', 'delta 1']);
    expect(one.body.items).toMatchObject([
      { model: 'ring', total: { sites: 2 } },
    ]);
  });

  it('counts a site once, by the worst that it runs', async () => {
    const { get, kserve } = start();
    kserve.upsertDeployments([
      {
        ref: {
          hub: 'core',
          site: 'alpha',
          namespace: 'second',
          kind: 'InferenceService',
          name: 'bike',
        },
        model: { name: 'bike', version: 'v1' },
        state: 'failed',
        asOf: '2026-11-20T10:00:00.000Z',
      },
    ]);
    const { body } = await get('model=bike&site=alpha').expect(200);
    expect(body.items).toMatchObject([
      {
        notOnLatest: 1,
        total: {
          sites: 1,
          versions: [
            [0, 1],
            [1, 1],
          ],
          ready: 0,
          notReady: 1,
          failed: 1,
        },
      },
    ]);
  });

  it.each([
    ['nonsense=1', 'nonsense: is not a parameter'],
    ['limit=101', 'limit: must be a whole number from 1 to 100'],
    ['groups=0', 'groups: must be a whole number from 1 to 50'],
    ['groupBy=name', 'groupBy: must be one of clusterSet, region'],
    ['groupBy=label:', 'groupBy: must be one of clusterSet, region'],
    ['groupBy=hub&groupBy=region', 'groupBy: must be given once'],
    ['orderBy=model:asc', 'orderBy: must have the form'],
    ['label=tier', 'label: must have the form <key>=<value>'],
    ['availability=maybe', 'availability: must be one of'],
  ])('refuses %s', async (query, message) => {
    const { body } = await start().get(query).expect(400);
    expect(body.error.message).toContain(message);
  });

  it('does not take the cursor of other sites', async () => {
    const { get } = start();
    const { body } = await get('limit=1').expect(200);
    const cursor = body.pageInfo.nextCursor;
    const statusOf = async (query: string) =>
      (await get(`limit=1&${query}cursor=${cursor}`)).status;
    expect(await statusOf('')).toBe(200);
    expect(await statusOf('expand=retail&')).toBe(400);
    expect(await statusOf('region=eu&')).toBe(400);
  });
});
