import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { context, site, sites, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

const R0 = 'models/bike/rings/r0/kustomization.yaml';
const R1 = 'models/bike/rings/r1/kustomization.yaml';
const intent = (more: Partial<Rollback>): Rollback => ({
  kind: 'rollback',
  gitops: 'models',
  model: { name: 'bike', version: 'v2' },
  ...more,
});
const rollback = (of: Tree, more: Partial<Rollback> = {}) =>
  planByTheLaws(kserveSitesLayout, of, intent(more), context);

const artifacts = new Map(
  kserveSitesLayout
    .read(tree)
    .filter(({ model }) => model === 'bike')
    .map(({ version, artifact }) => [version, artifact!]),
);
const update = (of: Tree, ring: string, version: string) =>
  applyChanges(
    of,
    kserveSitesLayout.plan(
      of,
      {
        kind: 'update',
        gitops: 'models',
        model: { name: 'bike', version },
        artifact: { uri: artifacts.get(version)! },
        ring,
      },
      context,
    ).files,
  );
const edited = (path: string, edit: (text: string) => string): Tree =>
  applyChanges(tree, [
    {
      path,
      change: 'update',
      before: tree.read(path),
      after: edit(tree.read(path)!),
    },
  ]);

it('takes a ring back with one line, to the file that it was', () => {
  const { plan, after } = rollback(update(tree, 'r1', 'v3'), { ring: 'r1' });
  expect(plan.files.map(({ path }) => path)).toEqual([R1]);
  expect(after.read(R1)).toBe(tree.read(R1));
  expect(plan.reach).toEqual({ ring: 'r1', sites: 3 });
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'render-identical',
      state: 'ok',
      title:
        '3 sites build release v2 as before, 2 other sites build what they did',
    }),
  );
});

it('pins a part of a ring to builds that are what the ring built', () => {
  const moved = update(tree, 'r1', 'v3');
  const { plan, after } = rollback(moved, { sites: sites('edge-05') });
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'create models/bike/run/v2.ha-gpu/kustomization.yaml',
    'update models/bike/targets/core.s1.yaml',
  ]);
  expect(plan.applications).toEqual({ added: 0, removed: 0 });
  let past: unknown;
  kustomizeBuild(tree, ['models/bike/run/r1.ha-gpu'], built => {
    past = built.get('models/bike/run/r1.ha-gpu');
  });
  kustomizeBuild(after, ['models/bike/run/v2.ha-gpu'], built =>
    expect(built.get('models/bike/run/v2.ha-gpu')).toEqual(past),
  );
});

it('takes the canary away with what it goes back from', () => {
  const inCanary = applyChanges(tree, [
    {
      path: R0,
      change: 'update',
      after: `${tree.read(R0)}  - ../../canary/p10\n`,
    },
    {
      path: 'models/bike/canary/p10/kustomization.yaml',
      change: 'create',
      after: 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n',
    },
  ]);
  const { after } = rollback(inCanary, { ring: 'r0' });
  expect(after.read(R0)).toBe(tree.read(R0)!.replace('v3', 'v2'));
});

it('leaves stopped what is stopped', () => {
  const stopped = applyChanges(
    tree,
    kserveSitesLayout.plan(
      tree,
      {
        kind: 'stop',
        gitops: 'models',
        model: { name: 'bike' },
        sites: [site('coast-1', { hub: 'west' })],
      },
      context,
    ).files,
  );
  const { desired } = rollback(stopped, {
    model: { name: 'bike', version: 'v3' },
    sites: [site('coast-1', { hub: 'west' })],
  });
  expect(desired.get('west/coast-1/bike')).toMatchObject({
    stopped: true,
    version: 'v3',
  });
});

it('refuses pins that would lose what the ring brings', () => {
  const patched = edited(
    R1,
    text => `${text}labels:\n  - pairs: {tier: gold}\n`,
  );
  expect(() =>
    kserveSitesLayout.plan(
      patched,
      intent({
        model: { name: 'bike', version: 'v3' },
        sites: sites('edge-05'),
      }),
      context,
    ),
  ).toThrow(
    'sites: core/edge-05 would not build what it built in ring r1 at v3, because the ring brings more than its release; roll back the whole ring',
  );
  const { after } = rollback(patched, {
    model: { name: 'bike', version: 'v3' },
    ring: 'r1',
  });
  expect(after.read(R1)).toContain('tier: gold');
});

it('refuses a release that is gone, with the way out', () => {
  expect(() =>
    kserveSitesLayout.plan(
      tree,
      intent({ model: { name: 'bike', version: 'v1' } }),
      context,
    ),
  ).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message:
        'model.version: release v1 of bike is not in this repository any more (it has v2, v3); restore models/bike/releases/v1 from Git, or update with the artifact that it had',
    }),
  );
});
