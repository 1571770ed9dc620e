import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  checksResponseSchema,
  type CheckFinding,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { estate } from '../__testUtils__/estate';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { Checks } from '../checks/Checks';
import type { HubConfig } from '../config';
import { DefaultHubRegistry } from '../hubs';
import { createChecksRouter } from './checksRouter';

const hub = (
  name: string,
  role: HubConfig['role'],
  skipTLSVerify = false,
): HubConfig => ({
  name,
  role,
  access: { type: 'url', url: 'https://127.0.0.1:1', skipTLSVerify },
  clusterProxy: { url: 'https://127.0.0.1:1', skipTLSVerify: false },
  policyNamespaces: [],
});

function setup(options: { decisions?: Decisions; hubs?: HubConfig[] } = {}) {
  const { fleet, acm } = estate();
  const hubs = options.hubs ?? [hub('core', 'active'), hub('spare', 'active')];
  const registry = DefaultHubRegistry.create({
    hubs,
    logger: mockServices.logger.mock(),
  });
  const { authorizer } = authorizerFor(fleet, options.decisions ?? {});
  const checks = Checks.create({ fleet, hubs, registry });
  const server = serverOf(httpAuth =>
    createChecksRouter({ checks, fleet, authorizer, httpAuth }),
  );
  const get = (path: string) =>
    request(server)
      .get(path)
      .set('Authorization', mockCredentials.user.header());
  const findings = async (path = '/checks') => {
    const { body } = await get(path).expect(200);
    const { items } = checksResponseSchema.parse(body);
    return new Map(items.map((item: CheckFinding) => [item.id, item]));
  };
  return { fleet, acm, get, findings };
}

/** Makes the site of the second hub the same cluster as one of the first. */
const moved = (acm: ReturnType<typeof estate>['acm']) =>
  acm.upsertSites(
    ['core/alpha', 'spare/echo'].map(ref => ({
      ref: { hub: ref.split('/')[0], name: ref.split('/')[1] },
      clusterId: 'same',
      availability: { state: 'available' },
      labels: {},
      conditions: [
        {
          type: 'ManagedClusterConditionClockSynced',
          status: ref === 'core/alpha' ? 'False' : 'True',
        },
      ],
      asOf: '2026-11-20T10:00:00.000Z',
    })),
  );

describe('GET /checks', () => {
  it('says what is well, and of one scope only when asked', async () => {
    const { findings } = setup();
    const all = await findings();
    expect(all.get('hub-silent:core')).toMatchObject({
      state: 'ok',
      scope: 'hub',
      hub: 'core',
    });
    expect(all.get('source:acm:core')).toMatchObject({ state: 'ok' });
    expect(all.get('tls-verification-off')).toMatchObject({ state: 'ok' });
    expect(all.get('quarantine')).toMatchObject({ state: 'ok' });
    expect(all.get('duplicate-cluster-id')).toMatchObject({ state: 'ok' });
    expect(all.get('not-configured:core/metrics')).toMatchObject({
      state: 'unknown',
      remedy: expect.stringContaining('metrics'),
    });
    const sites = await findings('/checks?scope=site');
    expect([...sites.keys()].sort()).toEqual([
      'clock-not-synced',
      'duplicate-cluster-id',
      'inventory-share',
    ]);
    expect([...(await findings('/checks?scope=template')).keys()]).toEqual([]);
  });

  it('puts the worst first, with what to do', async () => {
    const { acm, get } = setup({
      hubs: [hub('core', 'active', true), hub('spare', 'active')],
    });
    moved(acm);
    acm.state('stale', 'Hub core cannot be reached.');
    const { items } = (await get('/checks')).body;
    expect(items[0]).toMatchObject({
      id: 'duplicate-cluster-id',
      state: 'fail',
      title: 'One cluster is managed by two active hubs',
      detail: expect.stringContaining('core/alpha, spare/echo.'),
      remedy: expect.stringContaining('standby'),
    });
    const of = (id: string) => items.find((item: any) => item.id === id);
    expect(of('hub-silent:core')).toMatchObject({
      state: 'warn',
      detail:
        'Hub core cannot be reached. Its 4 sites are shown as they were last seen.',
    });
    expect(of('source:acm:core')).toMatchObject({
      state: 'warn',
      remedy: expect.stringContaining('answered before'),
    });
    expect(of('tls-verification-off:core')).toMatchObject({ state: 'warn' });
    expect(of('clock-not-synced')).toMatchObject({
      state: 'warn',
      title: 'The clock of one site is wrong',
      detail: expect.stringContaining('core/alpha.'),
    });
  });

  it('expects a standby hub to know the sites of another', async () => {
    const { acm, findings } = setup({
      hubs: [hub('core', 'active'), hub('spare', 'standby')],
    });
    moved(acm);
    expect((await findings()).get('duplicate-cluster-id')?.state).toBe('ok');
  });

  it('tells of removals that are held back', async () => {
    const { fleet, acm, findings } = setup();
    const refs = Array.from({ length: 30 }, (_, index) => ({
      ref: { hub: 'core', name: `site-${index}` },
      labels: {},
      asOf: '2026-11-20T10:00:00.000Z',
    }));
    acm.upsertSites(refs);
    expect(acm.listed({ kind: 'site', hub: 'core' }, ['core/alpha'])).toBe(
      false,
    );
    expect([...fleet.sites()].length).toBeGreaterThan(30);
    expect((await findings()).get('quarantine:acm:core')).toMatchObject({
      state: 'warn',
      detail: expect.stringMatching(/^A list lacked \d+ entries/),
    });
  });

  it('names no site to whom may not read sites', async () => {
    const { acm, findings } = setup({
      decisions: { 'aiEdge.site.read': { result: AuthorizeResult.DENY } },
    });
    moved(acm);
    const text = JSON.stringify([...(await findings()).values()]);
    expect(text).toContain('One cluster is managed by two active hubs');
    expect(text).not.toMatch(/alpha|bravo|charlie|delta|echo/);
  });

  it('answers 304 while nothing has changed, 403 and 400', async () => {
    const { get } = setup();
    const { headers } = await get('/checks').expect(200);
    await get('/checks').set('If-None-Match', headers.etag).expect(304);
    const { body } = await get('/checks?scope=moon').expect(400);
    expect(body.error.message).toMatch(/^scope: /);
    const denied = setup({
      decisions: { 'aiEdge.source.read': { result: AuthorizeResult.DENY } },
    });
    await denied.get('/checks?scope=moon').expect(403);
  });
});
