import { mockServices } from '@backstage/backend-test-utils';
import {
  kserveSitesLayout,
  MemoryTree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BareRepository } from '../../../__testUtils__/BareRepository';
import { fleetOf } from '../../../__testUtils__/fleetOf';
import {
  artifactOf,
  kserveTree,
  ring,
  targets,
} from '../../../__testUtils__/kserveTree';
import { DeploymentHistories } from './DeploymentHistories';
import { GitHistory } from './GitHistory';

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};
const POINTER = 'models/bike/rings/r0/kustomization.yaml';
const LINES = 'models/bike/targets/core.s1.yaml';

describe('DeploymentHistories', () => {
  const { fleet } = fleetOf(['oslo', 'rome']);
  let repository: BareRepository;
  let minute: number;

  beforeEach(() => {
    minute = 0;
    repository = BareRepository.create(
      kserveTree({
        bike: { version: 'v1', sites: { oslo: 'r0.sno', rome: 'r0.sno' } },
        house: { version: 'v1', sites: { oslo: 'r0.sno' } },
      }),
    );
  });
  afterEach(() => repository.remove());

  function commit(message: string, files: Record<string, string | undefined>) {
    minute += 1;
    return repository.commit('main', files, {
      from: 'main',
      message,
      at: `2026-11-20T10:0${minute}:00Z`,
    });
  }
  async function histories(maxCommits?: number) {
    const history = GitHistory.create({
      dir: () => repository.dir,
      layout: kserveSitesLayout,
      logger: mockServices.logger.mock(),
      proposalUrl: number => `https://git.example/models/pulls/${number}`,
      maxCommits,
    });
    await history.update(
      repository.revision('main')!,
      MemoryTree.fromFiles({}),
    );
    return DeploymentHistories.create({
      fleet,
      repositories: {
        list: () => [
          {
            config: {
              name: 'models',
              url: 'https://git.example/models',
              forge: 'gitea',
              branch: 'main',
              layout: 'kserve-sites',
              hubs: ['core'],
              intervalMs: 1_000,
            },
            layout: kserveSitesLayout,
            history,
            source: { asOf: '2026-11-20T12:00:00.000Z' },
          },
        ],
      },
    });
  }
  async function events() {
    commit('Readme', { 'docs/readme.md': 'x' });
    commit('House v2', {
      'models/house/rings/r0/kustomization.yaml': ring('v2'),
    });
    commit('Bike v2 (#4)', { [POINTER]: ring('v2') });
    commit('Pin rome', {
      [LINES]: targets({ oslo: 'r0.sno', rome: 'v1.sno' }),
    });
    commit('Pin oslo', {
      [LINES]: targets({ oslo: 'v1.sno', rome: 'v1.sno' }),
    });
    commit('Remove oslo', { [LINES]: targets({ rome: 'v1.sno' }) });
    commit('Oslo again', {
      [LINES]: targets({ oslo: 'r0.sno', rome: 'v1.sno' }),
    });
  }

  it('has one item a commit that changed what is built or where it points, and no others', async () => {
    await events();
    const history = await (await histories()).read(ref, { limit: 50 });
    expect(history).toMatchObject({
      gitops: 'models',
      branch: 'main',
      complete: true,
      pageInfo: {},
      asOf: '2026-11-20T12:00:00.000Z',
    });
    expect(
      history.items.map(({ subject, version, removed }) => [
        subject,
        version ?? removed,
      ]),
    ).toEqual([
      ['Oslo again', 'v2'],
      ['Remove oslo', true],
      ['Pin oslo', 'v1'],
      ['Bike v2 (#4)', 'v2'],
      ['test', 'v1'],
    ]);
    expect(history.items[0].activeTo).toBeUndefined();
    expect(history.items[3]).toEqual({
      revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      at: '2026-11-20T10:03:00.000Z',
      author: 'Test',
      subject: 'Bike v2 (#4)',
      version: 'v2',
      artifact: artifactOf('bike', 'v2'),
      proposal: { number: 4, url: 'https://git.example/models/pulls/4' },
      activeFrom: '2026-11-20T10:03:00.000Z',
      activeTo: '2026-11-20T10:05:00.000Z',
    });
  });

  it('gives the same by pages', async () => {
    await events();
    const all = await histories();
    const whole = await all.read(ref, { limit: 50 });
    const items = [];
    let cursor: string | undefined;
    do {
      // Another replica: a cursor holds on any.
      const page = await (await histories()).read(ref, { limit: 2, cursor });
      items.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    expect(items).toEqual(whole.items);
  });

  it('knows what was wanted once, and nothing of what never was', async () => {
    await events();
    commit('Retire', { [LINES]: undefined });
    const all = await histories();
    const [last] = (await all.read(ref, { limit: 1 })).items;
    expect(last).toMatchObject({ subject: 'Retire', removed: true });
    expect(last).not.toHaveProperty('activeFrom');
    const other = { ...ref, name: 'other', namespace: 'other' };
    const nothing = await all.read(other, { limit: 50 });
    expect(nothing.items).toEqual([]);
    expect(nothing.gitops).toBeUndefined();
  });

  it('goes over files that cannot be read, and says when the branch is longer than what it holds', async () => {
    commit('Broken', { [LINES]: '- {{{' });
    commit('Mended', {
      [LINES]: targets({ oslo: 'r0.sno', rome: 'r0.sno' }),
      [POINTER]: ring('v2'),
    });
    const whole = await (await histories()).read(ref, { limit: 50 });
    expect(whole.items.map(({ version }) => version)).toEqual(['v2', 'v1']);
    const short = await (await histories(2)).read(ref, { limit: 50 });
    expect(short.complete).toBe(false);
    expect(short.items.length).toBeLessThan(2);
  });

  it.each(['x', 'eyJhIjoxfQ', ''])('refuses the cursor %j', async cursor => {
    await expect(
      (await histories()).read(ref, { limit: 5, cursor }),
    ).rejects.toThrow(/^cursor: /);
  });

  it('refuses a cursor of another deployment, and of a branch that was rewritten', async () => {
    await events();
    const { pageInfo } = await (await histories()).read(ref, { limit: 1 });
    const { nextCursor: cursor } = pageInfo;
    await expect(
      (await histories()).read({ ...ref, site: 'rome' }, { limit: 5, cursor }),
    ).rejects.toThrow(/^cursor: /);
    repository.commit('main', { [LINES]: '' }, { from: undefined });
    await expect(
      (await histories()).read(ref, { limit: 5, cursor }),
    ).rejects.toThrow(/^cursor: /);
  });
});
