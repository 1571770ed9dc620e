import {
  context,
  deploy,
  shops,
  sites,
  tree,
} from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

const LIST = 'acm/registration/near-edge/kustomization.yaml';
const OVERLAYS = 'acm/registration/near-edge/overlays';

function retire(name: string, more: Partial<Retire> = {}): Retire {
  return { kind: 'retire', gitops: 'near-edge', model: { name }, ...more };
}

/** Sites that a model is on, by Git. */
function sitesOf(of: Tree, model: string): string[] {
  return aiEdgeLayout
    .resolve(aiEdgeLayout.read(of), context.inventory)
    .filter(desired => desired.model === model)
    .map(({ site }) => site)
    .sort();
}

function edited(of: Tree, path: string, change: (text: string) => string) {
  const before = of.read(path)!;
  return applyChanges(of, [
    { path, change: 'update', before, after: change(before) },
  ]);
}

const HOME = `${OVERLAYS}/housing-app/kustomization.yaml`;

it('takes an app off all its sites with one line', () => {
  const { plan, after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    retire('housing'),
    context,
  );
  expect(plan.files.map(({ path }) => path)).toEqual([LIST]);
  expect(after.read(LIST)).toBe(
    tree.read(LIST)!.replace('- overlays/housing-app\n', ''),
  );
  expect(plan.applications).toEqual({ added: 0, removed: 3 });
  expect(plan.findings.map(({ id, state }) => `${state} ${id}`)).toEqual([
    'warn registration-core',
    'warn namespace-goes',
  ]);
  kustomizeBuild(after, ['acm/registration/near-edge'], built => {
    const names = built
      .get('acm/registration/near-edge')!
      .map(({ metadata }) => metadata.name);
    expect(names).toContain('bike-rental-app-appset');
    expect(names.filter(name => name.startsWith('housing'))).toEqual([]);
  });
});

it('is undone by a deploy to the same sites, byte for byte', () => {
  const image = { uri: `oci://quay.io/edge/iris@sha256:${'1'.repeat(64)}` };
  const iris = planByTheLaws(aiEdgeLayout, tree, deploy(), context).after;
  const without = planByTheLaws(
    aiEdgeLayout,
    iris,
    retire('iris', { sites: shops }),
    context,
  ).after;
  expect(sitesOf(without, 'iris')).toEqual([]);
  const back = planByTheLaws(
    aiEdgeLayout,
    without,
    deploy({ artifact: image }),
    context,
  );
  expect(back.plan.files.map(({ path }) => path)).toEqual([LIST]);
  expect(back.after.read(LIST)).toBe(iris.read(LIST));
  const fewer = planByTheLaws(
    aiEdgeLayout,
    without,
    deploy({ sites: sites('shop-2') }),
    context,
  );
  expect(sitesOf(fewer.after, 'iris')).toEqual(['shop-2']);
});

it('leaves single sites of a set out by name, and takes them in again', () => {
  const one = planByTheLaws(
    aiEdgeLayout,
    tree,
    retire('housing', { sites: sites('shop-3') }),
    context,
  );
  expect(one.plan.files.map(({ path }) => path)).toEqual([HOME]);
  expect(sitesOf(one.after, 'housing')).toEqual(['shop-1', 'shop-2']);
  expect(one.plan.findings).toContainEqual(
    expect.objectContaining({ id: 'placement-exceptions', state: 'warn' }),
  );
  const two = planByTheLaws(
    aiEdgeLayout,
    one.after,
    retire('housing', { sites: sites('shop-1') }),
    context,
  );
  // The exception that is there gets one more name.
  expect(two.after.read(HOME)).toBe(
    one.after.read(HOME)!.replace(/( +)- shop-3\n/, '$1- shop-1\n$1- shop-3\n'),
  );
  kustomizeBuild(two.after, [`${OVERLAYS}/housing-app`], built => {
    const placement = built
      .get(`${OVERLAYS}/housing-app`)!
      .find(({ kind }) => kind === 'Placement')!;
    expect(placement.spec.predicates).toEqual([
      {
        requiredClusterSelector: {
          labelSelector: {
            matchExpressions: [
              { key: 'name', operator: 'NotIn', values: ['shop-1', 'shop-3'] },
            ],
          },
        },
      },
    ]);
  });
  const artifact = {
    uri: `oci://quay.io/edge/housing@sha256:${'3'.repeat(64)}`,
  };
  const pinned = edited(
    two.after,
    'acm/odh-edge/apps/housing-app/kustomization.yaml',
    text =>
      text.replace('newTag: latest', `digest: ${artifact.uri.split('@')[1]}`),
  );
  const back = planByTheLaws(
    aiEdgeLayout,
    pinned,
    deploy({
      model: { name: 'housing' },
      artifact,
      sites: sites('shop-1', 'shop-3'),
    }),
    context,
  );
  expect(sitesOf(back.after, 'housing')).toEqual([
    'shop-1',
    'shop-2',
    'shop-3',
  ]);
  expect(back.after.read(HOME)).toBe(tree.read(HOME));
});

it('keeps what a label chooses, but for the site', () => {
  const { after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    retire('bike-rentals-auto-ml', { sites: sites('shop-1') }),
    context,
  );
  const path = `${OVERLAYS}/bike-rental-app/kustomization.yaml`;
  expect(after.read(path)).toContain('# the shops that rent\n');
  expect(sitesOf(after, 'bike-rentals-auto-ml')).toEqual(['shop-2']);
  kustomizeBuild(after, [`${OVERLAYS}/bike-rental-app`]);
});

it('takes names out of a list of names', () => {
  const named = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-1', 'shop-2') }),
    context,
  ).after;
  const path = `${OVERLAYS}/iris/kustomization.yaml`;
  const { after } = planByTheLaws(
    aiEdgeLayout,
    named,
    retire('iris', { sites: sites('shop-1') }),
    context,
  );
  expect(after.read(path)).toBe(named.read(path)!.replace(/ +- shop-1\n/, ''));
});

it('says what it does not find, and nothing when there is nothing to do', () => {
  const { findings } = aiEdgeLayout.plan(
    tree,
    retire('bike-rentals-auto-ml', { sites: sites('shop-1', 'shop-3') }),
    context,
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'sites-without',
      title: '1 chosen site does not have bike-rentals-auto-ml',
      detail: 'core/shop-3',
    }),
  );
  expect(
    aiEdgeLayout.plan(
      tree,
      retire('bike-rentals-auto-ml', { sites: sites('shop-3') }),
      context,
    ).files,
  ).toEqual([]);
  expect(() =>
    aiEdgeLayout.plan(tree, retire('housing', { ring: 'r0' }), context),
  ).toThrow('ring: the ai-edge layout has no rings');
});

it('must not take a namespace from an app that shares it', () => {
  const shared = edited(
    tree,
    'acm/odh-edge/apps/housing-app/kustomization.yaml',
    text =>
      text.replace('namespace: housing-app', 'namespace: bike-rental-app'),
  );
  expect(
    aiEdgeLayout.plan(shared, retire('housing'), context).findings,
  ).toContainEqual(
    expect.objectContaining({
      id: 'namespace-shared',
      state: 'fail',
      title: 'Namespace bike-rental-app would go, and bike-rental-app with it',
    }),
  );
});
