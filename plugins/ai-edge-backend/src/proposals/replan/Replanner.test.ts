import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '../../__testUtils__/eventually';
import { GiteaFixture } from '../../__testUtils__/GiteaFixture';
import { deploy, startProposals, V1 } from '../../__testUtils__/startProposals';

// Each goes through a dozen processes of git.
jest.setTimeout(60_000);

const FILE = 'models/bike/core.north-1';
const OLD = 'oci://example.com/bike:v0\n';

describe('an open proposal when its base moves', () => {
  const directory = mkdtempSync(join(tmpdir(), 'replan-test-'));
  let gitea: GiteaFixture;

  beforeEach(async () => {
    gitea = await GiteaFixture.start({ [FILE]: OLD });
  });
  afterEach(() => gitea.stop());
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function proposed(change: object = {}) {
    const portal = startProposals({ gitea, directory });
    const { body } = await portal.post('/proposals', {
      intent: deploy(change),
    });
    const { branch } = body as { branch: string };
    const replan = async () => {
      await portal.afterPush();
      const list = await portal.get('/proposals?state=open');
      return list.body.items[0].replan;
    };
    return { ...portal, branch, replan };
  }

  const head = (branch: string) => gitea.repository.revision(branch);
  const push = (branch: string, files: Record<string, string | undefined>) =>
    gitea.repository.commit(branch, files);

  it('stays as it is when it would still do what it should', async () => {
    const { branch, replan } = await proposed();
    const before = head(branch);
    const revision = push('main', { 'models/car/core.south-1': 'x\n' });
    expect(await replan()).toMatchObject({ state: 'current', revision });
    expect(head(branch)).toBe(before);
    expect(gitea.comments).toEqual([]);
  });

  it('is put on the new base when it would be written differently now', async () => {
    const { branch, replan } = await proposed();
    const message = gitea.repository.git(['log', '-1', '--format=%B', branch]);
    const revision = push('main', {
      [FILE]: 'oci://example.com/bike:hotfix\n',
    });
    expect(await replan()).toMatchObject({ state: 'updated', revision });
    expect(gitea.repository.git(['rev-parse', `${branch}^`])).toBe(revision);
    expect(gitea.repository.read(branch, FILE)).toBe(`${V1}\n`);
    expect(gitea.repository.changedPaths('main', branch)).toEqual([
      FILE,
      'models/bike/core.north-2',
    ]);
    expect(gitea.repository.git(['log', '-1', '--format=%B', branch])).toBe(
      message,
    );
    expect(message).toContain('Requested-by: user:default/mock');
    expect(gitea.comments).toEqual([]);
    // It is settled: the next look finds nothing to do.
    const settled = head(branch);
    expect(await replan()).toMatchObject({ state: 'updated' });
    expect(head(branch)).toBe(settled);
  });

  it('keeps what people wrote below its text', async () => {
    const { replan } = await proposed();
    gitea.pulls[0].body += '\nRolled out after the fair.';
    push('main', { [FILE]: 'x\n', 'models/bike/core.north-2': `${V1}\n` });
    expect(await replan()).toMatchObject({ state: 'updated' });
    expect(gitea.pulls[0].body).toContain('update `models/bike/core.north-1`');
    expect(gitea.pulls[0].body).not.toContain('models/bike/core.north-2');
    expect(gitea.pulls[0].body).toMatch(/Rolled out after the fair\.\n$/);
  });

  it('is left alone with one comment when people have changed its branch', async () => {
    const { branch, replan } = await proposed();
    const theirs = push(branch, { 'models/bike/core.south-1': `${V1}\n` });
    push('main', { [FILE]: 'oci://example.com/bike:v0-1\n' });
    expect(await replan()).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('main has moved'),
    });
    push('main', { [FILE]: 'oci://example.com/bike:hotfix\n' });
    expect(await replan()).toMatchObject({ state: 'held' });
    expect(head(branch)).toBe(theirs);
    expect(gitea.comments).toEqual([
      {
        number: 1,
        body: expect.stringContaining('<!-- ai-edge:replan others-commits -->'),
      },
    ]);
  });

  it('says nothing to people who have changed its branch when main brought nothing that it is about', async () => {
    const { branch, replan } = await proposed();
    push(branch, { 'models/bike/core.south-1': `${V1}\n` });
    push('main', { 'models/car/core.south-1': 'x\n' });
    expect(await replan()).toMatchObject({ state: 'current' });
    expect(gitea.comments).toEqual([]);
  });

  it('is told once over restarts and replicas that there is nothing left to do', async () => {
    const { replan } = await proposed();
    push('main', { [FILE]: `${V1}\n`, 'models/bike/core.north-2': `${V1}\n` });
    expect(await replan()).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('nothing left to do'),
    });
    await startProposals({ gitea, directory }).afterPush();
    expect(gitea.comments).toHaveLength(1);
  });

  it('never goes to other sites than were reviewed', async () => {
    const { branch, replan, joinSites } = await proposed({
      sites: { filter: { region: 'north' } },
    });
    const before = head(branch);
    joinSites('north-3');
    push('main', { [FILE]: 'oci://example.com/bike:hotfix\n' });
    expect(await replan()).toMatchObject({
      state: 'held',
      reason: expect.stringMatching(
        /^inventory moved: .* now 3 sites and not the 2 sites/,
      ),
    });
    expect(head(branch)).toBe(before);
    expect(gitea.comments).toHaveLength(1);
  });

  it('does not carry out what somebody wrote into its text', async () => {
    const { branch, replan } = await proposed();
    const before = head(branch);
    const pull = gitea.pulls[0];
    pull.body = pull.body.replaceAll('bike:v1', 'bike:evil');
    push('main', { [FILE]: 'oci://example.com/bike:hotfix\n' });
    expect(await replan()).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('something else'),
    });
    expect(head(branch)).toBe(before);
  });

  it('is told nothing when main moved because it was merged', async () => {
    const { get, replan, run, afterPush } = await proposed();
    expect(await replan()).toMatchObject({ state: 'current' });
    gitea.merge(1);
    const stop = new AbortController();
    const running = run(stop.signal);
    await eventually(
      () => get('/proposals'),
      ({ body }) => body.items[0].state === 'merged',
    );
    stop.abort();
    await running;
    await afterPush();
    const { body } = await get('/proposals');
    expect(body.items[0]).not.toHaveProperty('replan');
    expect(gitea.comments).toEqual([]);
  });

  it('is looked at by itself after a push, and written by whom the scheduler elects', async () => {
    await proposed();
    const stop = new AbortController();
    const tasks: { id: string; scope?: string; fn: () => Promise<void> }[] = [];
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async ({ id, scope, fn }) => {
        tasks.push({ id, scope, fn: async () => fn(stop.signal) });
      },
      triggerTask: async () => tasks[0].fn(),
    });
    const { get, run } = startProposals(
      { gitea, directory },
      {},
      { scheduler },
    );
    const running = run(stop.signal);
    push('main', { [FILE]: 'oci://example.com/bike:hotfix\n' });
    await eventually(
      () => get('/proposals?state=open'),
      ({ body }) => body.items[0]?.replan?.state === 'updated',
    );
    stop.abort();
    await running;
    expect(tasks).toEqual([
      expect.objectContaining({
        id: 'ai-edge-replan-proposals',
        scope: 'global',
      }),
    ]);
  });

  it('is written once by two replicas', async () => {
    const { branch, afterPush } = await proposed();
    const other = startProposals({ gitea, directory });
    push('main', { [FILE]: 'oci://example.com/bike:hotfix\n' });
    await Promise.all([afterPush(), other.afterPush()]);
    const count = ['rev-list', '--count', `main..${branch}`];
    expect(gitea.repository.git(count)).toBe('1');
    expect(gitea.repository.read(branch, FILE)).toBe(`${V1}\n`);
    expect(gitea.comments).toEqual([]);
  });
});
