import { context, deploy, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

const TELEMETRY = 'acm/odh-edge/apps/telemetry/otel-collector.yaml';
const HOUSING = 'acm/odh-edge/apps/housing-app/kustomization.yaml';

function retire(name: string, more: Partial<Retire> = {}): Retire {
  return { kind: 'retire', gitops: 'near-edge', model: { name }, ...more };
}

function by(from: Tree, intent: ResolvedIntent) {
  return planByTheLaws(aiEdgeLayout, from, intent, context);
}

/** Every file's content by its path. */
function contents(of: Tree) {
  return Object.fromEntries(of.paths().map(path => [path, of.read(path)]));
}

it('undoes a deploy to the last byte, metrics and target too, once the assignments are gone', () => {
  const iris = by(
    tree,
    deploy({ runtime: 'vllm-cuda', owner: 'group:default/flowers' }),
  );
  expect(iris.after.read(TELEMETRY)).toContain('iris-model-1');
  expect(() =>
    aiEdgeLayout.plan(iris.after, retire('iris', { step: 'files' }), context),
  ).toThrow(
    'step: core/shop-1, core/shop-2, core/shop-3 have iris in Git; retire its assignments first',
  );
  const without = by(iris.after, retire('iris')).after;
  const { plan, after } = by(without, retire('iris', { step: 'files' }));
  expect(contents(after)).toEqual(contents(tree));
  expect(plan.mustBeGone).toEqual({
    namespace: 'iris',
    object: { kind: 'Deployment', name: 'iris-model-1' },
  });
  expect(plan.applications).toEqual({ added: 0, removed: 0 });
  const [leftover] = plan.findings;
  expect(leftover.id).toBe('leftover-hub');
  expect(leftover.detail).toContain('iris-test-data');
  expect(leftover.detail).toContain('Owner: group:default/flowers.');
  kustomizeBuild(after, [
    'acm/registration/near-edge',
    'acm/odh-edge/apps/telemetry',
  ]);
});

it('finds an app that is not named after its model', () => {
  const without = by(tree, retire('bike-rentals-auto-ml')).after;
  const { plan, after } = by(
    without,
    retire('bike-rentals-auto-ml', { step: 'files' }),
  );
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'delete acm/odh-edge/apps/bike-rental-app/kustomization.yaml',
    `update ${TELEMETRY}`,
    'delete acm/registration/near-edge/overlays/bike-rental-app/kustomization.yaml',
  ]);
  expect(after.read(TELEMETRY)).toBe(
    tree.read(TELEMETRY)!.replace(/ +- bike-rental-app-model-1\S+\n/, ''),
  );
});

it('leaves metrics that another app may have, and says so', () => {
  const iris = by(tree, deploy({ runtime: 'vllm' })).after;
  const silent = applyChanges(iris, [
    {
      path: TELEMETRY,
      change: 'update',
      before: iris.read(TELEMETRY),
      after: iris.read(TELEMETRY)!.replace(/ +- housing-app-model-1\S+\n/, ''),
    },
  ]);
  const without = by(silent, retire('iris')).after;
  const { plan, after } = by(without, retire('iris', { step: 'files' }));
  expect(
    after.read('acm/odh-edge/apps/telemetry/files/uwl_metrics_list.yaml'),
  ).toContain('vllm:num_requests_running');
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'leftover-metrics',
      remedy: expect.stringContaining(
        'acm/odh-core/acm-observability/files/uwl_metrics_list.yaml',
      ),
    }),
  );
});

it('does not take files that another app builds from', () => {
  const before = tree.read(HOUSING)!;
  const borrowed = applyChanges(
    by(tree, retire('bike-rentals-auto-ml')).after,
    [
      {
        path: HOUSING,
        change: 'update',
        before,
        after: before.replace('[../../base]', '[../bike-rental-app]'),
      },
    ],
  );
  expect(() =>
    aiEdgeLayout.plan(
      borrowed,
      retire('bike-rentals-auto-ml', { step: 'files' }),
      context,
    ),
  ).toThrow(
    'model.name: acm/odh-edge/apps/housing-app builds from files of bike-rental-app; give it its own first',
  );
});

it('has nothing to do for what is not there', () => {
  expect(
    aiEdgeLayout.plan(tree, retire('iris', { step: 'files' }), context).files,
  ).toEqual([]);
});
