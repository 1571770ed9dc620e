import { context, sites, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { PlanContext, ResolvedIntent, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

const APP = 'acm/odh-edge/apps/bike-rental-app';
const FILE = `${APP}/kustomization.yaml`;
const BASE = 'acm/odh-edge/base/model.yaml';
const revision = 'a'.repeat(40);
const back: PlanContext = { ...context, past: { revision, tree } };

function rollback(more: Partial<Rollback> = {}): Rollback {
  return {
    kind: 'rollback',
    gitops: 'near-edge',
    model: { name: 'bike-rentals-auto-ml' },
    revision,
    ...more,
  };
}

function edited(of: Tree, path: string, change: (text: string) => string) {
  const before = of.read(path) ?? '';
  return applyChanges(of, [
    { path, change: 'update', before, after: change(before) },
  ]);
}

/** The tree after an update of the app. */
const updated = edited(tree, FILE, text =>
  text.replace(/sha256:\w+/, `sha256:${'7'.repeat(64)}`),
);

it('gives the app the image that it had, and keeps every other byte of today', () => {
  const commented = edited(updated, FILE, text =>
    text.replace('# bikes, rented by the hour', '# bikes, by the day'),
  );
  const { plan, after } = planByTheLaws(
    aiEdgeLayout,
    commented,
    rollback(),
    back,
  );
  expect(plan.files.map(({ path }) => path)).toEqual([FILE]);
  expect(after.read(FILE)).toBe(
    tree
      .read(FILE)!
      .replace('# bikes, rented by the hour', '# bikes, by the day'),
  );
  expect(plan.sites.map(({ name }) => name)).toEqual(['shop-1', 'shop-2']);
  // Whether it is still there is asked before anybody is asked for a review.
  expect(plan.artifacts).toEqual([
    expect.stringMatching(
      /^oci:\/\/quay.io\/edge\/bike-rentals@sha256:db198995/,
    ),
  ]);
  expect(plan.findings).toContainEqual({
    id: 'render-identical',
    state: 'ok',
    title:
      'bike-rental-app builds what it built at aaaaaaaaaaaa, 1 other app builds what it did',
    detail: 'All files that these builds read were compared.',
  });
});

it('takes the name of the release back with the image', () => {
  const named = (version: string, digest: string) =>
    edited(
      tree,
      FILE,
      text =>
        `${text.replace(
          /sha256:\w+/,
          `sha256:${digest.repeat(64)}`,
        )}labels:\n- pairs: {ai-edge/release: '${version}'}\n  includeTemplates: true\n`,
    );
  const { desired } = planByTheLaws(
    aiEdgeLayout,
    named('2', '8'),
    rollback({ model: { name: 'bike-rentals-auto-ml', version: '1' } }),
    { ...context, past: { revision, tree: named('1', '6') } },
  );
  expect(desired.get('core/shop-1/bike-rentals-auto-ml')).toMatchObject({
    version: '1',
    artifact: `oci://quay.io/edge/bike-rentals@sha256:${'6'.repeat(64)}`,
  });
});

it("takes the app's other files back where the build needs them, and says which", () => {
  const path = `${APP}/files/extra.yaml`;
  const more = applyChanges(
    edited(updated, FILE, text =>
      text.replace('- ../../base\n', '- ../../base\n- files/extra.yaml\n'),
    ),
    [
      {
        path,
        change: 'create',
        after: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n',
      },
    ],
  );
  const { plan, after } = planByTheLaws(aiEdgeLayout, more, rollback(), back);
  expect(after.read(path)).toBeUndefined();
  expect(after.read(FILE)).toBe(tree.read(FILE));
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'files-go-back',
      detail: expect.stringContaining(path),
    }),
  );
  kustomizeBuild(after, [APP]);
});

it('keeps what tells the collector where the metrics are', () => {
  const unshared = applyChanges(
    updated,
    aiEdgeLayout.plan(
      updated,
      { kind: 'unshare', gitops: 'near-edge' },
      context,
    ).files,
  );
  const { plan, after } = planByTheLaws(
    aiEdgeLayout,
    unshared,
    rollback(),
    back,
  );
  expect(after.read(FILE)).toContain('ai-edge/metrics-port: metrics');
  expect(after.read(FILE)).toContain('sha256:db198995e407');
  // The image is all that had to change.
  expect(plan.findings.map(({ id }) => id)).toEqual(['render-identical']);
});

it('leaves a stopped app stopped', () => {
  const stopped = edited(
    updated,
    FILE,
    text => `${text}replicas: [{name: model-1, count: 0}]\n`,
  );
  const { after, desired } = planByTheLaws(
    aiEdgeLayout,
    stopped,
    rollback(),
    back,
  );
  expect(desired.get('core/shop-1/bike-rentals-auto-ml')).toHaveProperty(
    'stopped',
    true,
  );
  expect(after.read(FILE)).toContain('sha256:db198995e407');
});

it('does not put back what is shared with other apps', () => {
  const changed = edited(updated, BASE, text =>
    text.replace('/v2/health/ready', '/ready'),
  );
  expect(() => aiEdgeLayout.plan(changed, rollback(), back)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(
        /^revision: bike-rental-app cannot build what it built at a{12}, because acm\/odh-edge\/base\/model.yaml has changed since .* update it with oci:\/\/quay.io\/edge\/bike-rentals@sha256:db198995/,
      ),
    }),
  );
});

it.each<[string, Partial<Rollback>, Partial<PlanContext>]>([
  [
    'revision: is required, the ai-edge layout keeps no releases and so not 1',
    { model: { name: 'bike-rentals-auto-ml', version: '1' } },
    { past: undefined },
  ],
  [
    'model.version: at aaaaaaaaaaaa bike-rental-app was without a release name, not 3',
    { model: { name: 'bike-rentals-auto-ml', version: '3' } },
    {},
  ],
  [
    'revision: at aaaaaaaaaaaa housing-app had an image that no digest pins',
    { model: { name: 'housing' } },
    {},
  ],
  [
    'revision: at aaaaaaaaaaaa the repository has no app in acm/odh-edge/apps/bike-rental-app',
    {},
    {
      past: {
        revision,
        tree: applyChanges(tree, [{ path: FILE, change: 'delete' }]),
      },
    },
  ],
  [
    'sites: the ai-edge layout moves all 2 sites of bike-rental-app at once',
    { sites: sites('shop-1') },
    {},
  ],
  ['ring: the ai-edge layout has no rings', { ring: 'r0' }, {}],
])('refuses: %s', (message, intent, more) => {
  expect(() =>
    aiEdgeLayout.plan(updated, rollback(intent), { ...back, ...more }),
  ).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
