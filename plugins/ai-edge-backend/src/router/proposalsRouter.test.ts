import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { GiteaFixture } from '../__testUtils__/GiteaFixture';
import { deploy, startProposals, V1 } from '../__testUtils__/startProposals';

describe('proposals over HTTP', () => {
  const directory = mkdtempSync(join(tmpdir(), 'proposals-test-'));
  let gitea: GiteaFixture;
  const start = (options?: Parameters<typeof startProposals>[1]) =>
    startProposals({ gitea, directory }, options);

  beforeEach(async () => {
    gitea = await GiteaFixture.start({ 'models/car/core.north-1': `${V1}\n` });
  });
  afterEach(() => gitea.stop());
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function expectNothingWritten() {
    expect(gitea.repository.branches()).toEqual(['main']);
    expect(gitea.pulls).toEqual([]);
  }

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
      /^intent\.kind: must be one of deploy, update, canary, promote, abort, rollback, stop, start, retire, register-site, publish-api, unshare$/,
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
    expect(preview.body.findings).toContainEqual({
      id: 'no',
      state: 'fail',
      title: 'This would remove too much',
    });
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
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        id: 'sites-left-out',
        state: 'warn',
        detail: 'core/north-2',
      }),
    );
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
