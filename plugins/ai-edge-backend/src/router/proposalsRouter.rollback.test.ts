import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kserveSitesLayout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { GiteaFixture } from '../__testUtils__/GiteaFixture';
import { artifactOf, kserveTree, ring } from '../__testUtils__/kserveTree';
import { DIGEST, RegistryFixture } from '../__testUtils__/RegistryFixture';
import { startProposals } from '../__testUtils__/startProposals';

const POINTER = 'models/bike/rings/r0/kustomization.yaml';
const V2 = 'models/bike/releases/v2/kustomization.yaml';

/** The model with `v2` as an image in a registry, and `r0` pointing to it. */
function files() {
  const tree = kserveTree({
    bike: {
      version: 'v2',
      sites: { 'north-1': 'r0.sno', 'north-2': 'r0.sno' },
    },
  });
  tree[V2] = tree[V2].replace(
    artifactOf('bike', 'v2'),
    `oci://quay.io/edge/bike@${DIGEST}`,
  );
  return tree;
}

describe('rollback to a commit over HTTP', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rollback-test-'));
  let gitea: GiteaFixture;
  let registry: RegistryFixture;
  let revision: string;
  beforeEach(async () => {
    registry = await RegistryFixture.start();
    gitea = await GiteaFixture.start(files());
    revision = gitea.repository.revision('main')!;
    gitea.repository.commit('main', { [POINTER]: ring('v3'), [V2]: undefined });
  });
  afterEach(() => Promise.all([gitea.stop(), registry.stop()]));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const intentOf = (more: object = {}) => ({
    kind: 'rollback',
    gitops: 'models',
    model: { name: 'bike' },
    ring: 'r0',
    revision,
    ...more,
  });
  const start = (
    registries: object[] = [{ host: 'quay.io', url: registry.url }],
  ) =>
    startProposals(
      { gitea, directory },
      {},
      { layout: kserveSitesLayout, registries },
    );
  const preview = async (registries?: object[]) =>
    (await start(registries).post('/proposals/preview', { intent: intentOf() }))
      .body;

  it('shows and proposes what that commit said, with the release that was deleted since', async () => {
    const { post } = start();
    const { body } = await post('/proposals/preview', { intent: intentOf() });
    expect(
      body.files.map(({ path, change }: any) => `${change} ${path}`),
    ).toEqual([`create ${V2}`, `update ${POINTER}`]);
    expect(body.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'render-identical', state: 'ok' }),
        expect.objectContaining({ id: 'artifact-there', state: 'ok' }),
      ]),
    );
    const proposed = await post('/proposals', {
      intent: intentOf(),
      previewHash: body.hash,
    });
    expect(proposed.body).toMatchObject({ created: true, files: 2 });
    const read = (path: string) =>
      gitea.repository.read(proposed.body.branch, path);
    expect([read(POINTER), read(V2)]).toEqual([ring('v2'), files()[V2]]);
  });

  it('refuses an image that is gone, warns of one that no tag holds, and says what it could not ask', async () => {
    registry.references = {};
    const { status, body } = await start().post('/proposals', {
      intent: intentOf(),
    });
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(
        /The image is not in its registry: quay\.io\/edge\/bike@sha256:a+: .*Restore the tag/,
      ),
    ]);
    expect(gitea.pulls).toEqual([]);
    registry.references = { [DIGEST]: DIGEST };
    expect((await preview()).findings).toContainEqual(
      expect.objectContaining({ id: 'unretained', state: 'warn' }),
    );
    registry.asked.length = 0;
    expect((await preview([])).findings).toContainEqual(
      expect.objectContaining({
        id: 'artifact-unknown',
        state: 'unknown',
        detail: expect.stringContaining(
          'quay.io is not among aiEdge.registries',
        ),
      }),
    );
    expect(registry.asked).toEqual([]);
  });

  it.each([
    ['is nowhere', () => 'f'.repeat(40)],
    [
      'is of another branch',
      () =>
        gitea.repository.commit('other', { 'models/x': 'x' }, { from: 'main' }),
    ],
    ['is no commit', () => gitea.repository.git(['rev-parse', 'main^{tree}'])],
  ])('refuses a commit that %s', async (_what, commit) => {
    const elsewhere = commit();
    const { status, body } = await start().post('/proposals/preview', {
      intent: intentOf({ revision: elsewhere }),
    });
    expect([status, body.error.message]).toEqual([
      400,
      `revision: ${elsewhere.slice(
        0,
        8,
      )} is no commit of the branch main of models`,
    ]);
  });
});
