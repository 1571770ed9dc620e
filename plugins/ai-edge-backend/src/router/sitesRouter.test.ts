import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { deploymentReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';
import { retailOnly, startSites as start } from '../__testUtils__/startSites';
import {
  aiEdgeDeploymentConditions,
  createAiEdgeDeploymentConditionalDecision,
} from '../permissions';

describe('GET /sites', () => {
  it('answers rows with what they are worth', async () => {
    const { get } = start();
    const { body, headers } = await get('/sites?limit=1').expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'Authorization',
    });
    expect(body).toMatchObject({
      totalItems: 5,
      complete: true,
      asOf: expect.stringMatching(/Z$/),
      sources: [{ id: 'acm:core', state: 'ok' }, { id: 'kserve:core' }],
      pageInfo: { offset: 0, nextCursor: expect.any(String) },
    });
    expect(body.items).toEqual([
      {
        ref: { hub: 'core', name: 'alpha' },
        kind: 'cluster',
        clusterSet: 'retail',
        region: 'eu',
        availability: { state: 'available' },
        labels: { tier: 'gold', 'a=b': 'c' },
        inventory: 'none',
        deployments: { total: 2, ready: 2, stale: 0 },
        asOf: '2026-11-20T10:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['clusterSet=retail', ['alpha', 'bravo', 'echo']],
    [
      'clusterSet=retail&clusterSet=plants',
      ['alpha', 'bravo', 'charlie', 'echo'],
    ],
    ['clusterSet=retail&region=eu', ['alpha', 'echo']],
    ['availability=unknown', ['bravo']],
    ['label=tier%3Dgold', ['alpha']],
    ['availability=unknown&availability=detached', ['bravo']],
    ['kind=device', []],
    ['q=AL', ['alpha']],
    ['q=core%20gold', ['alpha']],
    ['owner=nobody', []],
    [`${'name=nobody&'.repeat(40)}name=alpha&name=bravo`, ['alpha', 'bravo']],
    ['orderBy=name:desc', ['echo', 'delta', 'charlie', 'bravo', 'alpha']],
    ['orderBy=region:asc', ['alpha', 'delta', 'echo', 'bravo', 'charlie']],
    ['orderBy=region:desc', ['bravo', 'alpha', 'delta', 'echo', 'charlie']],
    ['orderBy=clusterSet:desc', ['alpha', 'bravo', 'echo', 'charlie', 'delta']],
  ])('%s', async (query, expected) => {
    expect(await start().names(`/sites?${query}`)).toEqual(expected);
  });

  it.each([
    ['limit=0', 'limit: must be a whole number from 1 to 500'],
    ['limit=501', 'limit: must be a whole number from 1 to 500'],
    ['limit=1e2', 'limit: must be a whole number from 1 to 500'],
    ['limit=1&limit=2', 'limit: must be given once'],
    ['nonsense=1', 'nonsense: is not a parameter, must be of hub, name'],
    ['orderBy=size:asc', 'orderBy: must have the form <field>:<asc|desc>'],
    ['orderBy=name:up', 'orderBy: must have the form <field>:<asc|desc>'],
    ['fields=ref,secret', 'fields: has no "secret"'],
    ['label=tier', 'label: must have the form <key>=<value>'],
    ['availability=maybe', 'availability: must be one of unavailable, unknown'],
    ['region[x]=eu', 'region[x]: is not a parameter'],
    ['__proto__=eu', '__proto__: is not a parameter'],
    ['cursor=broken', 'cursor: is not one that this list gave out'],
    [`q=${'x'.repeat(201)}`, 'q: must be at most 200 characters long'],
  ])('refuses %s', async (query, message) => {
    const { body } = await start().get(`/sites?${query}`).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(message);
  });

  it('goes through pages both ways, without loss while rows move', async () => {
    const { get, acm } = start();
    const page = async (query: string) =>
      (await get(`/sites?limit=2&${query}`).expect(200)).body;
    const first = await page('');
    const second = await page(`cursor=${first.pageInfo.nextCursor}`);
    expect(second.items.map(({ ref }: any) => ref.name)).toEqual([
      'charlie',
      'delta',
    ]);
    expect(second.pageInfo.offset).toBe(2);
    const back = await page(`cursor=${second.pageInfo.prevCursor}`);
    expect(back.items).toEqual(first.items);
    expect(back.pageInfo.prevCursor).toBeUndefined();
    acm.upsertSites([
      {
        ref: { hub: 'core', name: 'aaa' },
        availability: { state: 'available' },
        asOf: '2026-11-20T10:00:00.000Z',
      },
    ]);
    const again = await page(`cursor=${first.pageInfo.nextCursor}`);
    expect(again.items.map(({ ref }: any) => ref.name)).toEqual([
      'charlie',
      'delta',
    ]);
    expect(again.pageInfo.offset).toBe(3);
    const last = await page(`cursor=${again.pageInfo.nextCursor}`);
    expect(last.items.map(({ ref }: any) => ref.name)).toEqual(['echo']);
    expect(last.pageInfo.nextCursor).toBeUndefined();
  });

  it('refuses the cursor of another query', async () => {
    const { get } = start();
    const { body } = await get('/sites?limit=1').expect(200);
    const { nextCursor } = body.pageInfo;
    const status = async (query: string) =>
      (await get(`/sites?cursor=${nextCursor}&${query}`)).status;
    expect(await status('region=eu')).toBe(400);
    expect(await status('orderBy=name:desc')).toBe(400);
    expect(await status('limit=3&fields=ref')).toBe(200);
  });

  it('answers 304 until something that it shows has changed', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-20T10:00:00Z'));
    const { get, acm } = start();
    const { headers } = await get('/sites').expect(200);
    expect(headers.etag).toMatch(/^W\/"/);
    const same = { 'If-None-Match': headers.etag };
    acm.touchSites([
      {
        ref: { hub: 'core', name: 'alpha' },
        lastContact: '2026-11-20T10:00:30.000Z',
      },
    ]);
    await get('/sites', same).expect(304);
    await get('/sites?region=eu', same).expect(200);
    acm.upsertSites([
      {
        ref: { hub: 'core', name: 'alpha' },
        availability: { state: 'unknown' },
        asOf: '2026-11-20T10:00:00.000Z',
      },
    ]);
    const changed = await get('/sites', same).expect(200);
    acm.state('stale', 'away');
    await get('/sites', { 'If-None-Match': changed.headers.etag }).expect(200);
    jest.restoreAllMocks();
  });

  it('does not call an answer unchanged for one whose decision differs', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-20T10:00:00Z'));
    const all = await start().get('/sites').expect(200);
    const some = await start(retailOnly).get('/sites', {
      'If-None-Match': all.headers.etag,
    });
    expect(some.status).toBe(200);
    jest.restoreAllMocks();
  });

  it('shows only what the conditions allow, also in counts', async () => {
    const { names, get, permissions } = start(retailOnly);
    expect(await names('/sites')).toEqual(['alpha', 'bravo', 'delta']);
    const { body } = await get('/sites/summary').expect(200);
    expect(body.totalItems).toBe(3);
    expect(body.facets.clusterSet).toEqual([{ value: 'retail', count: 2 }]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('counts only deployments that the caller may read', async () => {
    const { get } = start({
      [deploymentReadPermission.name]:
        createAiEdgeDeploymentConditionalDecision(
          deploymentReadPermission,
          aiEdgeDeploymentConditions.isOwner({
            owners: ['group:default/retail'],
          }),
        ),
    });
    const { body } = await get('/sites?name=alpha&fields=deployments');
    expect(body.items).toEqual([
      { deployments: { total: 1, ready: 1, stale: 0 } },
    ]);
    const denied = start({
      [deploymentReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    const none = await denied.get('/sites/core/alpha').expect(200);
    expect(none.body).not.toHaveProperty('deployments');
  });
});

describe('GET /sites/summary', () => {
  it('counts each facet without its own filter, and no standby hub', async () => {
    const { get } = start();
    const { body } = await get('/sites/summary?region=eu').expect(200);
    expect(body.totalItems).toBe(2);
    expect(body.facets.region).toEqual([
      { value: 'eu', count: 2 },
      { value: 'us', count: 1 },
    ]);
    expect(body.facets.clusterSet).toEqual([{ value: 'retail', count: 1 }]);
    expect(body.facets.name).toBeUndefined();
  });

  it('counts a standby hub for who asks for it', async () => {
    const { body } = await start().get('/sites/summary?hub=spare').expect(200);
    expect(body.totalItems).toBe(1);
  });
});
