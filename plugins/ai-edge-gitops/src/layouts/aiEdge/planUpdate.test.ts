import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { loadFixture } from '../../__testUtils__/loadFiles';
import { applyChanges } from '../../tree/applyChanges';
import type { InventorySite, PlanContext, ResolvedIntent } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

const tree = loadFixture('ai-edge');
const digest = `sha256:${'2'.repeat(64)}`;
const site = (name: string, labels = {}): InventorySite => ({
  hub: 'core',
  name,
  clusterSet: 'poc-near-edge',
  labels: { name, ...labels },
});
const bikeShops = [
  site('shop-1', { rents: 'bikes' }),
  site('shop-2', { rents: 'bikes' }),
];
const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/near-edge.git',
  branch: 'main',
  inventory: [...bikeShops, site('shop-3')],
};

function update(more: Partial<Update> = {}): Update {
  return {
    kind: 'update',
    gitops: 'near-edge',
    model: { name: 'bike-rentals-auto-ml' },
    artifact: { uri: `oci://quay.io/edge/bike-rentals@${digest}` },
    ...more,
  };
}

const BIKE = 'acm/odh-edge/apps/bike-rental-app/kustomization.yaml';

it('bumps the digest and leaves every other byte', () => {
  const { plan, after } = planByTheLaws(aiEdgeLayout, tree, update(), context);
  expect(plan.files.map(({ path }) => path)).toEqual([BIKE]);
  expect(after.read(BIKE)).toBe(
    tree.read(BIKE)!.replace(/digest: \S+/, `digest: ${digest}`),
  );
  expect(plan.sites.map(({ name }) => name)).toEqual(['shop-1', 'shop-2']);
  expect(plan.findings).toEqual([]);
});

it('finds the app by its own name, and takes all its sites when all are named', () => {
  const { plan } = planByTheLaws(
    aiEdgeLayout,
    tree,
    update({ model: { name: 'bike-rentals-auto-ml' }, sites: bikeShops }),
    context,
  );
  const byName = aiEdgeLayout.plan(
    tree,
    update({ model: { name: 'bike-rental-app' } }),
    context,
  );
  expect(byName.files).toEqual(plan.files);
});

it('pins what was a tag, and names the release', () => {
  const { plan, after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    update({
      model: { name: 'housing', version: '2.0' },
      artifact: { uri: `oci://quay.io/other/housing@${digest}` },
    }),
    context,
  );
  expect(plan.files[0].after).toBe(
    `${tree
      .read('acm/odh-edge/apps/housing-app/kustomization.yaml')!
      .replace('quay.io/edge/housing', 'quay.io/other/housing')
      .replace('newTag: latest', `digest: ${digest}`)
      .replace(
        '  includeSelectors: true\n',
        "  includeSelectors: true\n- pairs:\n    ai-edge/release: '2.0'\n  includeTemplates: true\n",
      )}`,
  );
  kustomizeBuild(after, ['acm/odh-edge/apps/housing-app']);
  expect(() =>
    aiEdgeLayout.plan(after, update({ model: { name: 'housing' } }), context),
  ).toThrow('model.version: is required, housing-app names its release (2.0)');
});

it('starts a list of labels where there is none', () => {
  const { after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    update({ model: { name: 'bike-rentals-auto-ml', version: 'on' } }),
    context,
  );
  expect(after.read(BIKE)).toMatch(
    /\nlabels:\n {2}- pairs:\n {6}ai-edge\/release: 'on'\n {4}includeTemplates: true\n$/,
  );
  kustomizeBuild(after, ['acm/odh-edge/apps/bike-rental-app']);
});

it('does not edit what an anchor carries elsewhere', () => {
  const before = tree.read(BIKE)!;
  const shared = applyChanges(tree, [
    {
      path: BIKE,
      change: 'update',
      before,
      after: `${before.replace(
        'digest: ',
        'digest: &d ',
      )}- name: sidecar\n  digest: *d\n`,
    },
  ]);
  expect(() => aiEdgeLayout.plan(shared, update(), context)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(`${BIKE}: images.0.digest is written`),
    }),
  );
});

describe('what an update refuses', () => {
  it.each<[string, Partial<Update>]>([
    [
      'sites: the ai-edge layout moves all 2 sites of bike-rental-app at once',
      { sites: [bikeShops[0]] },
    ],
    ['sites: core/shop-3 does not have', { sites: [site('shop-3')] }],
    ['ring: the ai-edge layout has no rings', { ring: 'r0' }],
    ['model.name: there is no model iris', { model: { name: 'iris' } }],
    [
      'artifact.uri: an oci:// artifact must be pinned',
      { artifact: { uri: 'oci://quay.io/edge/bike:v1' } },
    ],
  ])('%s', (message, intent) => {
    expect(() => aiEdgeLayout.plan(tree, update(intent), context)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
