import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GiteaFixture, USER_TOKEN } from '../__testUtils__/GiteaFixture';
import { deploy, startProposals, V1 } from '../__testUtils__/startProposals';

describe('proposing over HTTP', () => {
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

  it('opens it as the user whose token is given, and tells the token to nobody', async () => {
    const { post, auditor } = start();
    await post('/proposals', { intent: deploy(), token: USER_TOKEN }).expect(
      201,
    );
    expect(gitea.callers).toContain('token');
    const told = JSON.stringify([
      jest.mocked(auditor.createEvent).mock.calls.map(([{ meta }]) => meta),
      gitea.pulls,
    ]);
    expect(told).not.toContain(USER_TOKEN);

    const wrong = 'not-a-token-of-anybody';
    const refused = await post('/proposals', {
      intent: deploy({ model: { name: 'train', version: 'v1' } }),
      token: wrong,
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(refused.body)).not.toContain(wrong);
    expect(gitea.pulls).toHaveLength(1);
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
});
