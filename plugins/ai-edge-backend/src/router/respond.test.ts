import { SiteFits } from '../fit/SiteFits';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  SourceState,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { authorizerFor, serverOf } from '../__testUtils__/startRouter';
import { DefaultFleet } from '../fleet';
import { DefaultSiteSelector } from '../fleet/DefaultSiteSelector';
import { FleetQueries } from '../fleet/query';
import { asOfSources } from './respond';
import { createSiteSelectionRouter } from './siteSelectionRouter';
import { createSitesRouter } from './sitesRouter';

describe('asOfSources', () => {
  const at = (minute: number) => `2026-11-20T10:0${minute}:00.000Z`;
  const source = (state: SourceState, minute?: number): SourceStatus => ({
    id: `${state}${minute}`,
    kind: 'acm',
    state,
    asOf: minute === undefined ? undefined : at(minute),
  });

  it.each<[string, SourceStatus[], string | undefined]>([
    [
      'the oldest of those that answer',
      [source('ok', 5), source('ok', 4), source('stale', 1)],
      at(4),
    ],
    [
      'the oldest of those that once did',
      [source('stale', 3), source('stale', 2), source('failed')],
      at(2),
    ],
    [
      'not that of one that is not there',
      [source('absent', 1), source('stale', 2)],
      at(2),
    ],
    [
      'unknown while none has answered',
      [source('failed'), source('starting'), source('absent', 1)],
      undefined,
    ],
    ['unknown without any', [], undefined],
  ])('is %s', (_what, sources, expected) => {
    expect(asOfSources(sources)).toBe(expected);
  });
});

describe('while no hub has ever answered', () => {
  const fleet = DefaultFleet.create();
  fleet
    .sink({ id: 'acm:core', kind: 'acm', hub: 'core', authority: 60 })
    .state('failed', 'No answer.');
  const { authorizer } = authorizerFor(fleet, {});

  it.each(['/sites', '/sites/summary'])(
    'GET %s does not say since when that is so',
    async path => {
      const queries = FleetQueries.create({ fleet });
      const server = serverOf(httpAuth =>
        createSitesRouter({ fleet, queries, authorizer, httpAuth }),
      );
      const { body } = await request(server)
        .get(path)
        .set('Authorization', mockCredentials.user.header())
        .expect(200);
      expect(body).toMatchObject({ totalItems: 0, complete: false });
      expect(body).not.toHaveProperty('asOf');
    },
  );

  it('POST /sites/resolve does not either', async () => {
    const selector = DefaultSiteSelector.create({ fleet });
    const server = serverOf(httpAuth =>
      createSiteSelectionRouter({
        fleet,
        selector,
        authorizer,
        httpAuth,
        fits: SiteFits.create({
          fleet,
          gitops: [],
          fit: { onMismatch: 'warn' },
        }),
      }),
    );
    const { body } = await request(server)
      .post('/sites/resolve')
      .set('Authorization', mockCredentials.user.header())
      .send({ sites: { clusterSets: ['retail'] } })
      .expect(200);
    expect(body.count).toBe(0);
    expect(body).not.toHaveProperty('asOf');
  });
});
