import { context, deploy, site, sites, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import { aiEdgeLayout } from './aiEdgeLayout';

const OVERLAY = 'acm/registration/near-edge/overlays/iris';

it('names sites that are not a whole cluster set, and says so', () => {
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-3', 'shop-1') }),
    context,
  );
  expect([...desired.keys()].filter(key => key.endsWith('/iris'))).toEqual([
    'core/shop-1/iris',
    'core/shop-3/iris',
  ]);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'placement-by-name', state: 'warn' }),
  );
  kustomizeBuild(after, [OVERLAY], built => {
    expect(
      built.get(OVERLAY)!.find(({ kind }) => kind === 'Placement')!.spec
        .predicates,
    ).toEqual([
      {
        requiredClusterSelector: {
          labelSelector: {
            matchExpressions: [
              { key: 'name', operator: 'In', values: ['shop-1', 'shop-3'] },
            ],
          },
        },
      },
    ]);
  });
});

it('adds a name to the list that an overlay has', () => {
  const first = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-1') }),
    context,
  );
  const second = planByTheLaws(
    aiEdgeLayout,
    first.after,
    deploy({ sites: sites('shop-2') }),
    context,
  );
  expect(second.plan.files.map(({ path }) => path)).toEqual([
    `${OVERLAY}/kustomization.yaml`,
  ]);
  expect(second.plan.applications).toEqual({ added: 1, removed: 0 });
  expect(
    [...second.desired.keys()].filter(key => key.endsWith('/iris')),
  ).toEqual(['core/shop-1/iris', 'core/shop-2/iris']);
  const { before, after } = second.plan.files[0];
  expect(after!.split('\n').length).toBe(before!.split('\n').length + 1);
});

it('adds many names to an overlay that somebody wrote by hand', () => {
  const { after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-2') }),
    context,
  );
  const path = `${OVERLAY}/kustomization.yaml`;
  const byHand = after.read(path)!.replace(/patch: \|\n/g, 'patch: |-\n');
  const shops = Array.from({ length: 1000 }, (_, i) =>
    site(`shop-${9000 - i}`),
  );
  const { plan } = planByTheLaws(
    aiEdgeLayout,
    applyChanges(after, [
      { path, change: 'update', before: after.read(path), after: byHand },
    ]),
    deploy({ sites: shops }),
    { ...context, inventory: [...context.inventory, ...shops] },
  );
  expect(plan.applications).toEqual({ added: 1000, removed: 0 });
  expect(plan.files[0].after!.split('\n')).toHaveLength(
    byHand.split('\n').length + 1000,
  );
});

it('adds a predicate by name beside one by labels', () => {
  const bikes = deploy({
    model: { name: 'bike-rentals-auto-ml' },
    artifact: {
      uri: aiEdgeLayout
        .read(tree)
        .find(({ model }) => model.startsWith('bike'))!.artifact!,
    },
    sites: sites('shop-1', 'shop-3'),
  });
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    bikes,
    context,
  );
  const path =
    'acm/registration/near-edge/overlays/bike-rental-app/kustomization.yaml';
  expect(plan.files.map(file => file.path)).toEqual([path]);
  expect(after.read(path)).toContain('# the shops that rent\n');
  expect(
    [...desired.keys()].filter(key => key.includes('bike-rentals')),
  ).toEqual([
    'core/shop-1/bike-rentals-auto-ml',
    'core/shop-2/bike-rentals-auto-ml',
    'core/shop-3/bike-rentals-auto-ml',
  ]);
  kustomizeBuild(after, ['acm/registration/near-edge']);
});

it('warns of a cluster set that nobody has bound', () => {
  const { plan } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('lab-1') }),
    context,
  );
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'cluster-set-not-bound', state: 'warn' }),
  );
});
