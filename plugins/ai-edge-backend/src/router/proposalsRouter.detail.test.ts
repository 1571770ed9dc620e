import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proposalDetailSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { GiteaFixture } from '../__testUtils__/GiteaFixture';
import { deploy, startProposals, V1 } from '../__testUtils__/startProposals';

// Each goes through a dozen processes of git.
jest.setTimeout(60_000);

describe('one proposal over HTTP', () => {
  const directory = mkdtempSync(join(tmpdir(), 'proposal-detail-test-'));
  let gitea: GiteaFixture;
  const start = (options?: Parameters<typeof startProposals>[1]) =>
    startProposals({ gitea, directory }, options);

  beforeEach(async () => {
    gitea = await GiteaFixture.start({ 'models/car/core.south-1': 'x\n' });
  });
  afterEach(() => gitea.stop());
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('shows its files, and the sites that they change', async () => {
    const { post, get } = start();
    const preview = await post('/proposals/preview', { intent: deploy() });
    await post('/proposals', { intent: deploy() }).expect(201);
    const { status, body } = await get('/proposals/models/1');
    expect(status).toBe(200);
    expect(proposalDetailSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      gitops: 'models',
      number: 1,
      state: 'open',
      wish: { kind: 'deploy', model: { name: 'bike' } },
      impact: {
        models: ['bike'],
        sites: 2,
        applications: { added: 2, removed: 0 },
        files: 2,
        owned: 2,
      },
      sites: {
        count: 2,
        hidden: 0,
        items: [
          { ref: { hub: 'core', name: 'north-1' }, model: 'bike' },
          { ref: { hub: 'core', name: 'north-2' }, model: 'bike' },
        ],
      },
      conflicts: [],
    });
    expect(body.files).toEqual(preview.body.files);
    expect(body).not.toHaveProperty('filesLeftOut');
  });

  it('shows what somebody else proposes by what their commits do', async () => {
    const { get, afterPush } = start();
    gitea.repository.commit(
      'theirs',
      { 'models/bike/core.north-1': 'y\n', 'README.md': 'z\n' },
      { from: 'main' },
    );
    gitea.propose('theirs', 'A tidy-up');
    await afterPush();
    const { body } = await get('/proposals/models/1');
    expect(body.impact).toMatchObject({
      models: ['bike'],
      sites: 1,
      files: 2,
      owned: 1,
    });
    expect(body).not.toHaveProperty('wish');
    expect(body).not.toHaveProperty('replan');
  });

  it.each(['merge commit', 'fast forward', 'squash'])(
    'shows what came to the branch by a %s',
    async how => {
      const { post, get, afterPush } = start();
      const { body: proposed } = await post('/proposals', { intent: deploy() });
      const files = {
        'models/bike/core.north-1': `${V1}\n`,
        'models/bike/core.north-2': `${V1}\n`,
      };
      if (how === 'fast forward') gitea.merge(1);
      else {
        gitea.repository.commit('main', files, {
          from: 'main',
          ...(how === 'merge commit' && { merges: proposed.branch }),
        });
        Object.assign(gitea.pulls[0], { state: 'closed', merged: true });
      }
      gitea.repository.commit('main', { 'models/car/core.north-1': 'x\n' });
      await afterPush();
      const { body } = await get('/proposals/models/1');
      expect(body).toMatchObject({
        state: 'merged',
        sites: {
          count: 2,
          byStanding: { behind: 2 },
        },
        conflicts: [],
      });
      expect(body.files.map(({ path }: { path: string }) => path)).toEqual(
        Object.keys(files),
      );
    },
  );

  it('says why there are no files when the forge has lost its commits', async () => {
    const { get, afterPush } = start();
    gitea.repository.commit('theirs', { x: 'y' }, { from: 'main' });
    gitea.propose('theirs', 'A tidy-up');
    await afterPush();
    gitea.close(1);
    gitea.repository.git(['update-ref', '-d', 'refs/heads/theirs']);
    // It has not seen the commits while they were there.
    const other = start();
    await other.afterPush();
    const { status, body } = await other.get('/proposals/models/1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'closed',
      files: [],
      filesLeftOut: {
        reason: expect.stringContaining('are not to be had from the forge'),
      },
      sites: { count: 0, hidden: 0 },
    });
    expect((await get('/proposals/models/1')).body.files).toHaveLength(1);
  });

  it('names the open ones that change the same files', async () => {
    const { post, get, afterPush } = start();
    await post('/proposals', { intent: deploy() });
    await post('/proposals', {
      intent: deploy({ artifact: { uri: 'oci://example.com/bike:v2' } }),
    });
    await afterPush();
    const { body } = await get('/proposals/models/1');
    expect(body.conflicts).toEqual([
      {
        number: 2,
        url: `${gitea.url}/pulls/2`,
        paths: ['models/bike/core.north-1', 'models/bike/core.north-2'],
      },
    ]);
  });

  it('tells nothing of sites that the caller may not see', async () => {
    await start().post('/proposals', { intent: deploy() });
    const { get, afterPush } = start({
      readSite: ({ ref }) => ref.name !== 'north-2',
    });
    await afterPush();
    const { body } = await get('/proposals/models/1');
    expect(body.sites).toMatchObject({ count: 1, hidden: 1 });
    expect(body.filesLeftOut).toMatchObject({ hidden: 1, more: 0 });
    expect(JSON.stringify(body)).not.toContain('north-2');

    const seen = await get('/proposals?site=core%2Fnorth-1');
    expect(seen.body.items).toHaveLength(1);
    const unseen = await get('/proposals?site=core%2Fnorth-2');
    expect(unseen.body.items).toEqual([]);
  });

  it('is found by model and site', async () => {
    const { post, get, afterPush } = start();
    await post('/proposals', { intent: deploy() });
    await afterPush();
    const count = async (query: string) =>
      (await get(`/proposals?${query}`)).body.items.length;
    expect(await count('model=bike')).toBe(1);
    expect(await count('model=car')).toBe(0);
    expect(await count('site=core%2Fnorth-1')).toBe(1);
    expect(await count('site=core%2Fsouth-1')).toBe(0);
    expect((await get('/proposals?site=core')).status).toBe(400);
  });

  it('asks for the permission first, and knows what is not there', async () => {
    const denied = start({ deny: ['proposal.read'] });
    expect((await denied.get('/proposals/models/x')).status).toBe(403);
    const { get } = start();
    expect((await get('/proposals/models/7')).status).toBe(404);
    expect((await get('/proposals/others/1')).status).toBe(404);
    expect((await get('/proposals/models/x')).status).toBe(400);
    expect((await get('/proposals/models/1?a=b')).status).toBe(400);
  });
});
