import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { createForge } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import request from 'supertest';
import { fakeAuthorizer } from '../__testUtils__/fakeAuthorizer';
import { fleetOf } from '../__testUtils__/fleetOf';
import { GiteaFixture } from '../__testUtils__/GiteaFixture';
import { linesLayout } from '../__testUtils__/linesLayout';
import { DefaultSiteSelector } from '../fleet/DefaultSiteSelector';
import { connectProposals } from '../proposals/connectProposals';
import { createProposalsRouter } from './proposalsRouter';

const SITES = ['north-1', 'north-2', 'south-1'];
const V1 = 'oci://example.com/bike:v1';

describe('proposals over HTTP', () => {
  const dir = mkdtempSync(join(tmpdir(), 'proposals-test-'));
  let gitea: GiteaFixture;

  beforeEach(async () => {
    gitea = await GiteaFixture.start({ 'models/car/core.north-1': `${V1}\n` });
  });
  afterEach(() => gitea.stop());
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** One replica of the portal. */
  function start(options: Parameters<typeof fakeAuthorizer>[0] = {}) {
    const { fleet, join: joinSites } = fleetOf(SITES);
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn(async () => ({
        success: jest.fn(),
        fail: jest.fn(),
      })),
    });
    const notify = jest.fn();
    const { proposals } = connectProposals({
      config: new ConfigReader({
        integrations: gitea.integrations,
        aiEdge: {
          gitMirrorDirectory: join(dir, `${Math.random()}`),
          hubs: [{ name: 'core', url: 'https://api.example.com' }],
          gitops: [
            { name: 'models', url: gitea.url, forge: 'gitea', layout: 'lines' },
          ],
        },
      }),
      fleet,
      selector: DefaultSiteSelector.create({ fleet }),
      layouts: [linesLayout],
      createForge,
      notify,
      authorizer: fakeAuthorizer(options),
      auditor,
      logger: mockServices.logger.mock(),
    });
    const app = express();
    app.use(
      createProposalsRouter({ proposals, httpAuth: mockServices.httpAuth() }),
    );
    app.use(mockErrorHandler());
    const post = (path: string, body: object | string) =>
      request(app)
        .post(path)
        .set('Authorization', mockCredentials.user.header())
        .set('Content-Type', 'application/json')
        .send(body);
    return { app, auditor, joinSites, notify, post };
  }

  function deploy(change: object = {}) {
    return {
      kind: 'deploy',
      gitops: 'models',
      model: { name: 'bike', version: 'v1' },
      artifact: { uri: V1 },
      sites: {
        names: [
          { hub: 'core', name: 'north-2' },
          { hub: 'core', name: 'north-1' },
        ],
      },
      ...change,
    };
  }

  function expectNothingWritten() {
    expect(gitea.repository.branches()).toEqual(['main']);
    expect(gitea.pulls).toEqual([]);
  }

  it('previews exactly what it then proposes', async () => {
    const { post, auditor, notify } = start();
    const preview = await post('/proposals/preview', { intent: deploy() });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      sites: {
        count: 2,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        refs: [
          { hub: 'core', name: 'north-1' },
          { hub: 'core', name: 'north-2' },
        ],
      },
      applications: { added: 2, removed: 0 },
      base: { branch: 'main', revision: gitea.repository.revision('main') },
      conflicts: [],
    });
    expectNothingWritten();

    const { hash, files } = preview.body;
    const proposed = await post('/proposals', {
      intent: deploy(),
      previewHash: hash,
    });
    expect(proposed.status).toBe(201);
    expect(proposed.body).toEqual({
      url: `${gitea.url}/pulls/1`,
      number: 1,
      branch: `ai-edge/deploy/bike-${hash.slice(0, 10)}`,
      forge: 'gitea',
      created: true,
      files: 2,
    });
    const { branch } = proposed.body;
    expect(gitea.repository.changedPaths('main', branch)).toEqual(
      files.map(({ path }: { path: string }) => path),
    );
    for (const { path, after, diff } of files) {
      expect(gitea.repository.read(branch, path)).toBe(after);
      expect(diff).toContain(`+${V1}`);
    }
    expect(gitea.pulls[0]).toMatchObject({
      title: 'Deploy bike v1 to 2 sites',
      body: expect.stringContaining('user:default/mock'),
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'proposal-create' }),
    );
    expect(notify).toHaveBeenCalledWith({ kinds: ['proposal'], refs: [] });
  });

  it('needs at most six calls of the forge for a proposal', async () => {
    const { post } = start();
    await post('/proposals', { intent: deploy() }).expect(201);
    expect(gitea.calls.length).toBeLessThanOrEqual(6);
  });

  it('gives the same pull request for the same wish, however it is worded', async () => {
    const { post } = start();
    const first = await post('/proposals', { intent: deploy() });
    const again = await post('/proposals', {
      intent: deploy({
        sites: { filter: { region: 'north' } },
      }),
      title: 'Bikes for the north',
    });
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, created: false });
    expect(gitea.pulls).toHaveLength(1);

    const preview = await post('/proposals/preview', { intent: deploy() });
    expect(preview.body.existing).toEqual({
      number: 1,
      url: `${gitea.url}/pulls/1`,
    });
  });

  it('opens one pull request for two requests at once, on one replica or two', async () => {
    const one = start();
    const two = start();
    const answers = await Promise.all([
      one.post('/proposals', { intent: deploy() }),
      one.post('/proposals', { intent: deploy() }),
      two.post('/proposals', { intent: deploy() }),
    ]);
    expect(answers.map(({ body }) => body.number)).toEqual([1, 1, 1]);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
    expect(gitea.pulls).toHaveLength(1);
    expect(gitea.repository.branches()).toHaveLength(2);
  });

  it('has nothing to do once it is merged, and a fresh one after it was closed', async () => {
    const { post } = start();
    const first = await post('/proposals', { intent: deploy() });
    gitea.close(1);
    const second = await post('/proposals', { intent: deploy() });
    expect(second.body).toMatchObject({
      number: 2,
      branch: `${first.body.branch}-2`,
      created: true,
    });
    gitea.merge(2);
    const third = await post('/proposals', { intent: deploy() });
    expect(third.status).toBe(200);
    expect(third.body).toEqual({ nothingToDo: true });
    expect(gitea.pulls).toHaveLength(2);
  });

  it('plans again when the branch moves meanwhile, and keeps what moved it', async () => {
    const { post } = start();
    const preview = await post('/proposals/preview', { intent: deploy() });
    gitea.repository.commit('main', { 'docs/other': 'x' });
    const proposed = await post('/proposals', {
      intent: deploy(),
      previewHash: preview.body.hash,
    });
    expect(proposed.status).toBe(201);
    expect(gitea.repository.read(proposed.body.branch, 'docs/other')).toBe('x');
  });

  it('refuses when other sites result than were previewed, and says how many', async () => {
    const { post, joinSites } = start();
    const intent = deploy({ sites: { filter: { region: 'north' } } });
    const preview = await post('/proposals/preview', { intent });
    joinSites('north-3');
    const { status, body } = await post('/proposals', {
      intent,
      previewHash: preview.body.hash,
    });
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'inventory-moved: 1 site joined since the preview (3 sites now)',
    );
    expectNothingWritten();
  });

  it('refuses when another intent was previewed', async () => {
    const { post } = start();
    const preview = await post('/proposals/preview', { intent: deploy() });
    const { status, body } = await post('/proposals', {
      intent: deploy({ artifact: { uri: 'oci://example.com/bike:v2' } }),
      previewHash: preview.body.hash,
    });
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/^intent-changed: /);
    expectNothingWritten();
  });

  it('shows the open proposals that change the same files', async () => {
    const { post } = start();
    await post('/proposals', { intent: deploy() });
    const { body } = await post('/proposals/preview', {
      intent: deploy({ artifact: { uri: 'oci://example.com/bike:v2' } }),
    });
    expect(body.conflicts).toEqual([
      {
        number: 1,
        url: `${gitea.url}/pulls/1`,
        paths: ['models/bike/core.north-1', 'models/bike/core.north-2'],
      },
    ]);
  });

  it('lists proposals with what the portal meant by them', async () => {
    const { post, app } = start();
    await post('/proposals', { intent: deploy() });
    const list = (query: string) =>
      request(app)
        .get(`/proposals${query}`)
        .set('Authorization', mockCredentials.user.header());
    const { body } = await list('?state=open&gitops=models');
    expect(body.items).toEqual([
      expect.objectContaining({
        gitops: 'models',
        number: 1,
        state: 'open',
        intent: 'deploy',
        model: 'bike',
      }),
    ]);
    await list('?state=merged').expect(200, /"items":\[\]/);
    await list('?state=old').expect(400);
    await list('?gitops=other').expect(400);
    await list('?unknown=1').expect(400);
  });

  it.each([
    [
      'a model name that is none',
      { model: { name: 'Bike_1' } },
      400,
      /^intent\.model\.name: must be an RFC 1123 label/,
    ],
    [
      'a site that is not there',
      { sites: { names: [{ hub: 'core', name: 'west-1' }] } },
      400,
      /^sites\.names: no site core\/west-1$/,
    ],
    [
      'a query that finds nothing',
      { sites: { filter: { region: 'west' } } },
      400,
      /^sites: .*no site matches$/,
    ],
    [
      'an unknown filter',
      { sites: { filter: { colour: 'red' } } },
      400,
      /colour/,
    ],
    ['no selection', { sites: {} }, 400, /^intent\.sites: must select sites/],
    [
      'an artifact that is none',
      { artifact: { uri: 'bike.onnx' } },
      400,
      /^intent\.artifact\.uri: must be an artifact address/,
    ],
    [
      'a repository that is not configured',
      { gitops: 'other' },
      400,
      /^gitops: no repository "other" is configured$/,
    ],
    [
      'an unknown intent',
      { kind: 'destroy' },
      400,
      /^intent\.kind: must be one of deploy, update$/,
    ],
    ['an unknown field', { force: true }, 400, /^intent: has no "force"$/],
    [
      'a site that is not theirs',
      { sites: { names: [{ hub: 'core', name: 'south-1' }] } },
      403,
      /^sites: you may not change core\/south-1$/,
    ],
  ])('refuses %s and writes nothing', async (_what, change, code, message) => {
    const { post } = start({ changeSite: ({ ref }) => ref.name !== 'south-1' });
    for (const path of ['/proposals/preview', '/proposals']) {
      const { status, body } = await post(path, { intent: deploy(change) });
      expect(body.error.message).toMatch(message);
      expect(status).toBe(code);
    }
    expectNothingWritten();
  });

  it('does not propose what a finding blocks, but shows it', async () => {
    const { post } = start();
    const intent = deploy({ model: { name: 'refused' } });
    const preview = await post('/proposals/preview', { intent });
    expect(preview.body.findings).toEqual([
      { id: 'no', state: 'fail', title: 'This would remove too much' },
    ]);
    const { status, body } = await post('/proposals', { intent });
    expect(status).toBe(400);
    expect(body.error.message).toBe('This would remove too much');
    expectNothingWritten();
  });

  it('leaves out of a query what the caller may not change, and says so', async () => {
    const { post } = start({ changeSite: ({ ref }) => ref.name !== 'north-2' });
    const { body } = await post('/proposals/preview', {
      intent: deploy({ sites: { filter: { region: 'north' } } }),
    });
    expect(body.sites.refs).toEqual([{ hub: 'core', name: 'north-1' }]);
    expect(body.findings).toEqual([
      expect.objectContaining({
        id: 'sites-left-out',
        state: 'warn',
        detail: 'core/north-2',
      }),
    ]);
  });

  it('refuses a change that reaches further than the caller may', async () => {
    const { post } = start({ changeSite: ({ ref }) => ref.name !== 'north-1' });
    const { status, body } = await post('/proposals', {
      intent: {
        kind: 'update',
        gitops: 'models',
        model: { name: 'car' },
        artifact: { uri: 'oci://example.com/car:v2' },
      },
    });
    expect(status).toBe(403);
    expect(body.error.message).toContain('core/north-1');
    expectNothingWritten();
  });

  it.each(['proposal.create', 'site.read', 'site.change'])(
    'refuses without %s before it reads the body or asks the forge',
    async permission => {
      const { post } = start({ deny: [permission] });
      for (const path of ['/proposals/preview', '/proposals']) {
        const { status, body } = await post(path, '{ not json');
        expect(status).toBe(403);
        expect(body.error.message).toContain(permission);
      }
      expect(gitea.calls).toEqual([]);
      expectNothingWritten();
    },
  );

  it('lets nobody in without credentials', async () => {
    const { app } = start();
    const none = mockCredentials.none.header();
    for (const call of [
      request(app).get('/proposals'),
      request(app).post('/proposals'),
      request(app).post('/proposals/preview'),
    ]) {
      await call.set('Authorization', none).expect(401);
    }
    expect(gitea.calls).toEqual([]);
  });
});
