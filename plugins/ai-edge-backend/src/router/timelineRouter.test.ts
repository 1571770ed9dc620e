import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { keptFleet } from '../__testUtils__/keptFleet';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { testDatabases } from '../__testUtils__/testDatabases';
import {
  at,
  bike,
  bikeRef,
  siteRecord,
  START,
} from '../__testUtils__/toldFleet';
import { SiteTimelines } from '../history/SiteTimelines';
import {
  aiEdgeDeploymentConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from '../permissions';
import { createTimelineRouter } from './timelineRouter';

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'GET /sites/:hub/:name/timeline on %s',
  id => {
    let knex: Knex;
    let seconds: number;
    let kept: ReturnType<typeof keptFleet>;

    const ownedBy = (owner: string, version: string) =>
      bike('oslo', { owner, model: { name: 'bike', version } });

    beforeEach(async () => {
      knex = await databases.init(id);
      seconds = 0;
      kept = keptFleet({ knex, now: () => START + seconds * 1000 });
      const { keeper, acm, kserve } = kept;
      await keeper.start();
      acm.upsertSites([
        siteRecord('oslo', { clusterId: 'c-1' }),
        siteRecord('rome'),
      ]);
      acm.state('ok');
      kserve.upsertDeployments([ownedBy('group:default/retail', 'v1')]);
      kserve.state('ok');
      await keeper.write();
      seconds = 10;
      kserve.upsertDeployments([ownedBy('group:default/retail', 'v2')]);
      seconds = 20;
      acm.upsertSites([
        siteRecord('oslo', {
          clusterId: 'c-1',
          availability: {
            state: 'unknown',
            since: at(15),
            message: 'Nothing was heard.',
          },
        }),
      ]);
      await keeper.write();
    });

    function get(path: string, decisions: Decisions = {}) {
      const { fleet, database } = kept;
      const { authorizer } = authorizerFor(fleet, decisions);
      const server = serverOf(httpAuth =>
        createTimelineRouter({
          fleet,
          authorizer,
          httpAuth,
          timelines: SiteTimelines.create({
            fleet,
            database,
            logger: mockServices.logger.mock(),
          }),
        }),
      );
      return request(server)
        .get(path)
        .set('Authorization', mockCredentials.user.header());
    }

    const ownerOnly = (owner: string): Decisions => ({
      [deploymentReadPermission.name]:
        createAiEdgeDeploymentConditionalDecision(
          deploymentReadPermission,
          aiEdgeDeploymentConditions.isOwner({ owners: [owner] }),
        ),
    });
    const fields = (body: any) => body.items.map(({ field }: any) => field);

    it('tells what changed, newest first', async () => {
      const { body } = await get('/sites/core/oslo/timeline').expect(200);
      expect(body).toEqual({
        items: [
          {
            id: expect.any(String),
            at: at(15),
            subject: 'site',
            field: 'availability',
            from: 'available',
            to: 'unknown',
            message: 'Nothing was heard.',
          },
          {
            id: expect.any(String),
            at: at(10),
            subject: 'deployment',
            deployment: bikeRef('oslo'),
            field: 'version',
            from: 'v1',
            to: 'v2',
          },
        ],
        gaps: [],
        pageInfo: {},
        recordedSince: at(0),
        asOf: at(20),
      });
      const other = await get('/sites/core/rome/timeline').expect(200);
      expect(other.body.items).toEqual([]);
    });

    it('goes through pages without loss, also where many things changed at once', async () => {
      const { kserve, keeper } = kept;
      seconds = 40;
      const several = (version: string, state: 'ready' | 'failed') =>
        Array.from({ length: 7 }, (_, index) => {
          const ref = { ...bikeRef('oslo'), name: `m${index}` };
          return { ...bike('oslo'), ref, state, model: { name: 'm', version } };
        });
      kserve.upsertDeployments(several('v1', 'ready'));
      seconds = 50;
      kserve.upsertDeployments(several('v2', 'failed'));
      await keeper.write();
      const whole = await get('/sites/core/oslo/timeline').expect(200);
      expect(whole.body.items).toHaveLength(23);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await get(
          `/sites/core/oslo/timeline?limit=3${
            cursor ? `&cursor=${cursor}` : ''
          }`,
        ).expect(200);
        ids.push(...body.items.map((item: any) => item.id));
        cursor = body.pageInfo.nextCursor;
      } while (cursor);
      expect(ids).toEqual(whole.body.items.map((item: any) => item.id));
      const recent = await get(
        `/sites/core/oslo/timeline?since=${at(50)}`,
      ).expect(200);
      expect(recent.body.items).toHaveLength(14);
    });

    it('shows of deployments what the caller may read, of those that are gone too', async () => {
      const read = async (owner: string) =>
        fields((await get('/sites/core/oslo/timeline', ownerOnly(owner))).body);
      expect(await read('group:default/retail')).toEqual([
        'availability',
        'version',
      ]);
      expect(await read('group:default/other')).toEqual(['availability']);
      seconds = 30;
      kept.kserve.removeDeployments([bikeRef('oslo')]);
      await kept.keeper.write();
      expect(kept.fleet.deployment(bikeRef('oslo'))).toBeUndefined();
      expect(await read('group:default/retail')).toEqual([
        'presence',
        'availability',
        'version',
      ]);
      expect(await read('group:default/other')).toEqual(['availability']);
      const none = await get('/sites/core/oslo/timeline', {
        [deploymentReadPermission.name]: { result: AuthorizeResult.DENY },
      }).expect(200);
      expect(fields(none.body)).toEqual(['availability']);
    });

    it('does not tell a site that is not there from one that may not be seen', async () => {
      const plants: Decisions = {
        [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
          siteReadPermission,
          aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['plants'] }),
        ),
      };
      const hidden = await get('/sites/core/oslo/timeline', plants).expect(404);
      const absent = await get('/sites/core/none/timeline', plants).expect(404);
      expect(hidden.body.error.message).toBe(
        absent.body.error.message.replace('none', 'oslo'),
      );
    });

    it('shows an incident of a hub as what it was for this site', async () => {
      const sites = Array.from({ length: 10 }, (_, index) => `s${index}`);
      const say = (state: 'available' | 'unknown') =>
        kept.acm.upsertSites(
          sites.map(name => siteRecord(name, { availability: { state } })),
        );
      say('available');
      await kept.keeper.write();
      seconds = 60;
      say('unknown');
      await kept.keeper.write();
      const { body } = await get('/sites/core/s3/timeline').expect(200);
      expect(body.items[0]).toMatchObject({
        at: at(60),
        subject: 'site',
        field: 'availability',
        from: 'available',
        to: 'unknown',
        grouped: { by: 'sites', count: 11 },
      });
      expect(JSON.stringify(body)).not.toContain('s4');
    });

    it('follows a cluster to another hub, as far as the caller may read of the old one', async () => {
      kept.acm.upsertSites([
        {
          ...siteRecord('oslo-2', { clusterId: 'c-1', clusterSet: 'plants' }),
          ref: { hub: 'new', name: 'oslo-2' },
        },
      ]);
      const { body } = await get('/sites/new/oslo-2/timeline').expect(200);
      expect(body.items).toMatchObject([
        { field: 'availability', site: { hub: 'core', name: 'oslo' } },
        { field: 'version', deployment: { hub: 'core', site: 'oslo' } },
      ]);
      const newOnly = await get('/sites/new/oslo-2/timeline', {
        [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
          siteReadPermission,
          aiEdgeSiteConditions.isInHub({ hubs: ['new'] }),
        ),
      }).expect(200);
      expect(newOnly.body.items).toEqual([]);
    });

    it.each([
      ['limit=0', 'limit: must be a whole number from 1 to 500'],
      ['limit=1&limit=2', 'limit: must be given once'],
      ['since=yesterday', 'since: must be an ISO 8601 instant in UTC'],
      ['cursor=broken', 'cursor: is not one that this timeline gave out'],
      ['orderBy=at:asc', 'query: has no "orderBy"'],
    ])('refuses %s', async (query, message) => {
      const { body } = await get(`/sites/core/oslo/timeline?${query}`).expect(
        400,
      );
      expect(body.error.message).toContain(message);
    });

    it('refuses the cursor of another site', async () => {
      const { body } = await get('/sites/core/oslo/timeline?limit=1');
      const { status } = await get(
        `/sites/core/rome/timeline?cursor=${body.pageInfo.nextCursor}`,
      );
      expect(status).toBe(400);
    });

    it('says that the history cannot be read while the database is away', async () => {
      await knex.schema.dropTable('history_rows');
      const { body } = await get('/sites/core/oslo/timeline').expect(503);
      expect(body.error.message).toBe(
        'The history cannot be read just now: the database does not answer',
      );
    });
  },
);
