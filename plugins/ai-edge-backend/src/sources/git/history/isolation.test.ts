import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { kserveSitesLayout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BareRepository } from '../../../__testUtils__/BareRepository';
import { fleetOf } from '../../../__testUtils__/fleetOf';
import { kserveTree, ring, targets } from '../../../__testUtils__/kserveTree';
import { randomNumbers } from '../../../__testUtils__/randomNumbers';
import { waitUntil } from '../../../__testUtils__/waitUntil';
import { GitMirror } from '../GitMirror';
import { GitSource } from '../GitSource';
import { GitHistory } from './GitHistory';

// A run goes through dozens of processes of git.
jest.setTimeout(60_000);

const MODELS = ['bike', 'house', 'tree'];
const SITES = ['oslo', 'rome'];

function refOf(model: string, site: string) {
  return {
    hub: 'core',
    site,
    namespace: model,
    kind: 'InferenceService',
    name: model,
  };
}

describe('a commit and the standing of others', () => {
  const dir = mkdtempSync(join(tmpdir(), 'isolation-test-'));
  let repository: BareRepository;

  beforeEach(() => {
    repository = BareRepository.create(
      kserveTree(
        Object.fromEntries(
          MODELS.map(model => [
            model,
            { version: 'v1', sites: { oslo: 'r0.sno', rome: 'v1.sno' } },
          ]),
        ),
      ),
    );
  });
  afterEach(() => repository.remove());
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  function start() {
    const { fleet } = fleetOf(SITES);
    const logger = mockServices.logger.mock();
    const url = `file://${repository.dir}`;
    const path = join(dir, `${Math.random()}.git`);
    const mirror = GitMirror.create({
      url,
      branch: 'main',
      dir: () => path,
      owns: one => kserveSitesLayout.owns(one),
    });
    const source = GitSource.create({
      config: {
        name: 'models',
        url,
        forge: 'gitea',
        branch: 'main',
        layout: 'kserve-sites',
        hubs: ['core'],
        intervalMs: 60_000,
      },
      layout: kserveSitesLayout,
      mirror,
      history: GitHistory.create({
        dir: () => mirror.dir,
        layout: kserveSitesLayout,
        logger,
        proposalUrl: () => undefined,
      }),
      fleet,
      logger,
    });
    const argocd = fleet.sink({
      id: 'argocd:core',
      kind: 'argocd',
      hub: 'core',
      authority: 60,
      absence: 'withdrawn',
    });
    argocd.listed({ kind: 'deployment', hub: 'core' }, []);
    const synced = (model: string, site: string, revision: string) =>
      argocd.upsertDeployments([
        {
          ref: refOf(model, site),
          state: 'ready',
          delivery: {
            application: `${site}-${model}`,
            repoUrl: url,
            path: `models/${model}/run/${
              site === 'oslo' ? 'r0.sno' : 'v1.sno'
            }`,
            revision,
            sync: 'Synced',
          },
          asOf: new Date().toISOString(),
        },
      ]);
    const standings = (models = MODELS) =>
      models.flatMap(model =>
        SITES.map(site => [
          `${site}/${model}`,
          fleet.deployment(refOf(model, site))?.standing,
        ]),
      );
    return { fleet, source, synced, standings };
  }

  it('moves nobody else, whatever is changed in whatever order', async () => {
    const { chance, pick } = randomNumbers(7);
    const { fleet, source, synced, standings } = start();
    await source.refresh();
    const told: string[] = [];
    fleet.onChange(({ kinds, refs }) => {
      if (kinds.includes('deployment')) told.push(...refs);
    });
    const revisions = [repository.revision('main')!];
    for (let step = 0; step < 25; step += 1) {
      for (const model of MODELS) {
        for (const site of SITES) {
          if (chance(0.3)) synced(model, site, pick(revisions));
        }
      }
      const model = pick(MODELS);
      const root = `models/${model}`;
      const others = MODELS.filter(one => one !== model);
      const before = standings(others);
      told.length = 0;
      repository.commit('main', {
        ...pick([
          {
            [`${root}/rings/r0/kustomization.yaml`]: ring(
              pick(['v1', 'v2', 'v3']),
            ),
          },
          { [`${root}/base/service.yaml`]: `kind: X${step}\n` },
          { [`${root}/notes.md`]: `${step}` },
          { [`${root}/releases/v2/kustomization.yaml`]: `# ${step}\n` },
          {
            [`${root}/targets/core.s1.yaml`]: targets(
              pick<Record<string, string>>([
                { oslo: 'r0.sno', rome: 'v1.sno' },
                { oslo: 'r0.sno' },
              ]),
            ),
          },
        ]),
      });
      revisions.push((await source.refresh()).revision);
      expect(standings(others)).toEqual(before);
      expect(told.filter(ref => !ref.includes(`/${model}/`))).toEqual([]);
    }
  });

  it('says the same to a portal that starts later', async () => {
    const watching = start();
    await watching.source.refresh();
    const first = repository.revision('main')!;
    for (const version of ['v2', 'v3']) {
      repository.commit('main', {
        'models/bike/rings/r0/kustomization.yaml': ring(version),
      });
      await watching.source.refresh();
    }
    const late = start();
    await late.source.refresh();
    for (const { synced } of [watching, late]) synced('bike', 'oslo', first);
    const row = (of: ReturnType<typeof start>) =>
      of.fleet.deployment(refOf('bike', 'oslo'));
    await waitUntil(() => row(late)?.model.version === 'v1');
    expect(row(late)?.standing).toEqual(row(watching)?.standing);
    expect(row(late)).toMatchObject({
      artifact: row(watching)!.artifact,
      standing: { state: 'behind' },
    });
  });

  it('fetches for a site that is ahead, and does not take a verdict back meanwhile', async () => {
    const { fleet, source, synced } = start();
    await source.refresh();
    synced('bike', 'oslo', repository.revision('main')!);
    const standing = () => fleet.deployment(refOf('bike', 'oslo'))?.standing;
    expect(standing()?.state).toBe('in-step');
    const states = new Set<string | undefined>();
    fleet.onChange(() => states.add(standing()?.state));
    const ahead = repository.commit('main', { 'docs/readme.md': 'x' });
    synced('bike', 'oslo', ahead);
    await waitUntil(() => standing()?.revision === ahead);
    expect(standing()?.state).toBe('in-step');
    expect([...states]).toEqual(['in-step']);
  });
});
