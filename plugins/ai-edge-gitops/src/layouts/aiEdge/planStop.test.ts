import { context, site, sites, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Stop = Extract<ResolvedIntent, { kind: 'stop' | 'start' }>;

const APP = 'acm/odh-edge/apps/bike-rental-app';
const FILE = `${APP}/kustomization.yaml`;
const bikeShops = sites('shop-1', 'shop-2');

function intent(kind: Stop['kind'], more: Partial<Stop> = {}): Stop {
  return {
    kind,
    gitops: 'near-edge',
    model: { name: 'bike-rentals-auto-ml' },
    sites: bikeShops,
    ...more,
  };
}

function edited(change: (text: string) => string): Tree {
  const before = tree.read(FILE)!;
  return applyChanges(tree, [
    { path: FILE, change: 'update', before, after: change(before) },
  ]);
}

function replicasOf(of: Tree, expected: number): void {
  kustomizeBuild(of, [APP], built => {
    const deployment = built
      .get(APP)!
      .find(({ kind }) => kind === 'Deployment')!;
    expect(deployment.metadata.name).toBe('bike-rental-app-model-1');
    expect(deployment.spec.replicas).toBe(expected);
  });
}

it('stops all sites with one entry, and starts with the very file that was', () => {
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    intent('stop'),
    context,
  );
  expect(plan.files).toHaveLength(1);
  expect(after.read(FILE)).toBe(
    `${tree.read(FILE)}replicas:\n  - name: model-1\n    count: 0\n`,
  );
  expect(plan.sites.map(({ name }) => name)).toEqual(['shop-1', 'shop-2']);
  expect(desired.get('core/shop-3/housing')).not.toHaveProperty('stopped');
  replicasOf(after, 0);
  const started = planByTheLaws(aiEdgeLayout, after, intent('start'), context);
  expect(started.after.read(FILE)).toBe(tree.read(FILE));
});

it('is stronger than a patch and a number of replicas, which come back', () => {
  const scaled = edited(
    text =>
      `${text}replicas:\n# two at noon\n- name: bike-rental-app-model-1\n  count: 2\n`,
  );
  const patched = applyChanges(scaled, [
    {
      path: FILE,
      change: 'update',
      before: scaled.read(FILE),
      after: `${scaled.read(
        FILE,
      )}patches:\n- patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: model-1}, spec: {replicas: 5}}'\n`,
    },
  ]);
  replicasOf(patched, 2);
  const { after } = planByTheLaws(
    aiEdgeLayout,
    patched,
    intent('stop'),
    context,
  );
  replicasOf(after, 0);
  expect(
    planByTheLaws(aiEdgeLayout, after, intent('start'), context).after.read(
      FILE,
    ),
  ).toBe(patched.read(FILE));
});

it('warns of jobs that go on calling', () => {
  const path = `${APP}/load.yaml`;
  const calling = applyChanges(
    edited(text =>
      text.replace('- ../../base\n', '- ../../base\n- load.yaml\n'),
    ),
    [
      {
        path,
        change: 'create',
        after: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: load}\n',
      },
    ],
  );
  expect(
    aiEdgeLayout.plan(calling, intent('stop'), context).findings,
  ).toContainEqual(
    expect.objectContaining({
      id: 'cronjobs-go-on',
      title: 'CronJob load goes on while bike-rental-app is stopped',
    }),
  );
});

it.each<[string, Partial<Stop>]>([
  ['ring: the ai-edge layout has no rings', { ring: 'r0' }],
  [
    'sites: the ai-edge layout moves all 2 sites of bike-rental-app at once',
    { sites: [bikeShops[0]] },
  ],
  [
    'sites: core/elsewhere does not have bike-rentals-auto-ml; a stop needs',
    { sites: [...bikeShops, site('elsewhere')] },
  ],
  ['model.name: there is no model iris', { model: { name: 'iris' } }],
])('refuses: %s', (message, more) => {
  expect(() => aiEdgeLayout.plan(tree, intent('stop', more), context)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
