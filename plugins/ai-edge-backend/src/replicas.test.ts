import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import {
  APP_DEPLOYMENTS,
  CLUSTERS,
  INFERENCE_SERVICES,
  inferenceService,
  managedCluster,
  onSite,
} from './__testUtils__/hubObjects';
import { KubeFixture } from './__testUtils__/KubeFixture';
import { testDatabases } from './__testUtils__/testDatabases';
import { aiEdgePlugin } from './plugin';

const databases = testDatabases();

/** A scheduler that runs a task when the test elects this replica. */
function election() {
  const tasks: (() => Promise<void>)[] = [];
  const factory = createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () =>
      mockServices.scheduler.mock({
        scheduleTask: async ({ fn }) => {
          tasks.push(async () => fn(new AbortController().signal));
        },
      }),
  });
  return { factory, elect: () => Promise.all(tasks.map(run => run())) };
}

describe.each(databases.eachSupportedId())('replicas on one %s', id => {
  const ending: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  async function start(knex: Knex, url: string) {
    const { factory, elect } = election();
    const backend = await startTestBackend({
      features: [
        aiEdgePlugin,
        factory,
        mockServices.database.factory({ knex }),
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
    let stopped = false;
    const stop = async () => {
      if (!stopped) await backend.stop();
      stopped = true;
    };
    ending.push(stop);
    const get = async (path: string) => {
      const { body } = await request(backend.server)
        .get(`/api/ai-edge${path}`)
        .set('Authorization', mockCredentials.user.header())
        .expect(200);
      return body;
    };
    const all = () =>
      eventually(
        async () => ({
          sites: await get('/sites'),
          deployments: await get('/deployments'),
        }),
        ({ sites, deployments }) =>
          sites.complete &&
          deployments.totalItems === 2 &&
          sites.items[0].inventory === 'complete',
      );
    return { get, all, elect, stop };
  }

  const withoutAges = (items: Record<string, unknown>[]) =>
    items.map(({ asOf, lastContact, ...item }) => item);

  it('answer alike, one writes, and one without a hub knows what they knew', async () => {
    const knex = await databases.init(id);
    const hub = await KubeFixture.start();
    const { url } = hub;
    ending.push(() => hub.stop());
    hub.put(CLUSTERS, managedCluster('oslo'));
    hub.serve(onSite('oslo', APP_DEPLOYMENTS));
    for (const name of ['bike', 'spare']) {
      hub.put(onSite('oslo', INFERENCE_SERVICES), inferenceService(name));
    }

    const one = await start(knex, url);
    const other = await start(knex, url);
    const [seen, seenToo] = await Promise.all([one.all(), other.all()]);
    for (const list of ['sites', 'deployments'] as const) {
      expect(withoutAges(seenToo[list].items)).toEqual(
        withoutAges(seen[list].items),
      );
    }

    await one.elect();
    const [row] = await knex('fleet_sites');
    expect(row).toMatchObject({ hub: 'core', name: 'oslo' });
    await other.elect();
    expect(await knex('fleet_sites')).toEqual([row]);
    expect(await knex('history_rows')).toEqual([]);

    ending.splice(0, 1);
    await hub.stop();
    const silentSince = new Date().toISOString();
    await one.stop();
    await other.stop();
    const third = await start(knex, url);
    const { sites, deployments } = await eventually(
      async () => ({
        sites: await third.get('/sites'),
        deployments: await third.get('/deployments'),
      }),
      answer => answer.sites.sources[0].state !== 'starting',
    );
    expect(sites.sources[0]).toMatchObject({
      id: 'acm:core',
      state: 'stale',
      asOf: expect.stringMatching(/Z$/),
    });
    expect(sites.items.map(({ ref }: any) => ref)).toEqual([
      { hub: 'core', name: 'oslo' },
    ]);
    const ages = [...sites.items, ...deployments.items].map(({ asOf }) => asOf);
    expect(ages.every(asOf => asOf <= silentSince)).toBe(true);
    expect(deployments.items.map(({ ref }: any) => ref.name).sort()).toEqual([
      'bike',
      'spare',
    ]);
    expect(await knex('history_rows')).toEqual([]);
    const { items } = await third.get('/sources');
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'snapshot', state: 'ok' }),
      ]),
    );
  });

  it('start without a database, and say so', async () => {
    const knex = await databases.init(id);
    const hub = await KubeFixture.start();
    ending.push(() => hub.stop());
    hub.put(CLUSTERS, managedCluster('oslo'));
    const broken = Object.assign(() => {
      throw new Error('connect ECONNREFUSED');
    }, knex) as unknown as Knex;
    const { get } = await start(broken, hub.url);
    const { items } = await eventually(
      () => get('/sites'),
      ({ totalItems }) => totalItems === 1,
    );
    expect(items[0].ref.name).toBe('oslo');
    const sources = await get('/sources');
    expect(sources.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'snapshot',
          state: 'failed',
          message: expect.stringContaining('could not be read'),
        }),
      ]),
    );
  });
});
