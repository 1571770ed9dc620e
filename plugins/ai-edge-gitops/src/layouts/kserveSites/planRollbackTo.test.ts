import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { context, site, sites, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import { FileEdits } from '../../tree/FileEdits';
import type { PlanContext, ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

const revision = 'abcdef0123456789abcdef0123456789abcdef01';
const R1 = 'models/bike/rings/r1/kustomization.yaml';
const V2 = 'models/bike/releases/v2/kustomization.yaml';
const BASE = 'models/bike/base/inferenceservice.yaml';
const TARGETS = 'models/bike/targets/core.s1.yaml';

/** Sites whose KServe can do a canary in Standard mode. */
const recent: PlanContext = {
  ...context,
  inventory: context.inventory.map(entry => ({
    ...entry,
    kserveVersion: '0.20.1',
  })),
};
const edited = (of: Tree, edit: (edits: FileEdits) => void): Tree => {
  const edits = new FileEdits(of);
  edit(edits);
  return applyChanges(of, edits.changes());
};
const replaced = (of: Tree, path: string, from: string | RegExp, to: string) =>
  edited(of, edits => edits.write(path, of.read(path)!.replace(from, to)));
const after = (of: Tree, intent: ResolvedIntent) =>
  applyChanges(of, kserveSitesLayout.plan(of, intent, recent).files);
const artifacts = new Map(
  kserveSitesLayout
    .read(tree)
    .filter(({ model }) => model === 'bike')
    .map(({ version, artifact }) => [version, artifact!]),
);
const update = (of: Tree, more: object) =>
  after(of, {
    kind: 'update',
    gitops: 'models',
    model: { name: 'bike', version: 'v3' },
    artifact: { uri: artifacts.get('v3')! },
    ...more,
  });
/** Ring r1 with sites of one class, before and in a canary. */
const uniform = replaced(tree, TARGETS, /- .site: edge-05.*\n/, '');
const trying = after(uniform, {
  kind: 'canary',
  gitops: 'models',
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: artifacts.get('v3')! },
  ring: 'r1',
  canary: { trafficPercent: 10, until: '2027-01-01' },
});
const intent = (more: Partial<Rollback>): Rollback => ({
  kind: 'rollback',
  gitops: 'models',
  model: { name: 'bike' },
  revision,
  ...more,
});
const at = (past: Tree): PlanContext => ({
  ...context,
  past: { revision, tree: past },
});
const rollback = (now: Tree, past: Tree, more: Partial<Rollback>) =>
  planByTheLaws(kserveSitesLayout, now, intent(more), at(past));
const refusal = (now: Tree, past: Tree, more: Partial<Rollback>) => () =>
  kserveSitesLayout.plan(now, intent(more), at(past));

it('takes a ring back to what it pointed to, with one line', () => {
  const { plan, after: back } = rollback(update(tree, { ring: 'r1' }), tree, {
    ring: 'r1',
  });
  expect(plan.files.map(({ path }) => path)).toEqual([R1]);
  expect(back.read(R1)).toBe(tree.read(R1));
  expect(plan.reach).toEqual({ ring: 'r1', sites: 3 });
  expect(plan.artifacts).toEqual([artifacts.get('v2')]);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'render-identical',
      title:
        '3 sites build what they built at abcdef01, 2 other sites build what they did',
    }),
  );
});

it('brings back a release that has been deleted since, and a comment that has been written since stays', () => {
  const unpinned = replaced(tree, TARGETS, /- .site: edge-06.*\n/, '');
  const moved = edited(update(unpinned, { ring: 'r1' }), edits => {
    edits.delete(V2);
    edits.delete('models/bike/run/v2.sno-std/kustomization.yaml');
    edits.write(R1, `${edits.require(R1)}# kept\n`);
  });
  const { plan, after: back } = rollback(moved, unpinned, { ring: 'r1' });
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    `create ${V2}`,
    `update ${R1}`,
  ]);
  expect(back.read(V2)).toBe(tree.read(V2));
  expect(back.read(R1)).toBe(`${tree.read(R1)}# kept\n`);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'restored', state: 'ok' }),
  );
});

it('pins a part of a ring to builds that are what it built', () => {
  const moved = update(tree, { ring: 'r1' });
  const { plan, after: back } = rollback(moved, tree, {
    sites: sites('edge-05'),
  });
  expect(plan.files.map(({ path }) => path)).toEqual([
    'models/bike/run/v2.ha-gpu/kustomization.yaml',
    TARGETS,
  ]);
  expect(plan.findings.map(({ id }) => id)).toContain('pins-added');
  let past: unknown;
  kustomizeBuild(tree, ['models/bike/run/r1.ha-gpu'], built => {
    past = built.get('models/bike/run/r1.ha-gpu');
  });
  kustomizeBuild(back, ['models/bike/run/v2.ha-gpu'], built =>
    expect(built.get('models/bike/run/v2.ha-gpu')).toEqual(past),
  );
});

it('lets a site that was pinned since follow its ring again', () => {
  const pinned = update(tree, { sites: sites('edge-05') });
  const { plan, after: back } = rollback(pinned, tree, {
    sites: sites('edge-05'),
  });
  expect(plan.files.map(({ path }) => path)).toEqual([TARGETS]);
  expect(back.read(TARGETS)).toBe(tree.read(TARGETS));
});

it('brings back a canary and a stop of the ring', () => {
  const aborted = after(trying, {
    kind: 'abort',
    gitops: 'models',
    model: { name: 'bike' },
    ring: 'r1',
  });
  const { plan, desired } = rollback(aborted, trying, { ring: 'r1' });
  expect(desired.get('core/edge-03/bike')?.canary).toMatchObject({
    version: 'v3',
    trafficPercent: 10,
  });
  expect(plan.artifacts).toEqual([...artifacts.values()].sort());
  const stopped = after(tree, {
    kind: 'stop',
    gitops: 'models',
    model: { name: 'bike' },
    ring: 'r1',
  });
  const again = rollback(stopped, tree, { ring: 'r1' });
  expect(again.after.read(R1)).toBe(tree.read(R1));
  expect(again.desired.get('core/edge-05/bike')?.stopped).toBeUndefined();
  const asThen = rollback(tree, stopped, { sites: sites('edge-05') });
  expect(asThen.desired.get('core/edge-05/bike')).toMatchObject({
    stopped: true,
    version: 'v2',
  });
});

it('lets a site of the ring serve again that was stopped by itself since', () => {
  const stopped = after(tree, {
    kind: 'stop',
    gitops: 'models',
    model: { name: 'bike' },
    sites: sites('edge-05'),
  });
  const { plan, after: back } = rollback(stopped, tree, { ring: 'r1' });
  expect(plan.files.map(({ path }) => path)).toEqual([TARGETS]);
  expect(back.read(TARGETS)).toBe(tree.read(TARGETS));
});

it('warns of sites that came to the ring since, and changes nothing that builds the same', () => {
  const came = after(update(tree, { ring: 'r1' }), {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'bike', version: 'v3', format: 'onnx' },
    artifact: { uri: artifacts.get('v3')! },
    sites: sites('edge-07'),
    options: { ring: 'r1' },
  });
  const { plan } = rollback(came, tree, { ring: 'r1' });
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'came-since', state: 'warn' }),
  );
  expect(rollback(tree, tree, {}).plan.files).toEqual([]);
});

const coast = [site('coast-1', { hub: 'west' })];
it.each<[string, Tree, Tree, Partial<Rollback>]>([
  [
    'revision: core/edge-03, core/edge-05, west/coast-1 would not build what they built at abcdef01, because models/bike/base changed since; go back to the release alone with model.version',
    replaced(tree, BASE, 'minReplicas: 1', 'minReplicas: 2'),
    tree,
    { ring: 'r1' },
  ],
  [
    'because models/bike/releases/v2 changed since',
    replaced(update(tree, { ring: 'r1' }), V2, /v2/g, 'v2-edited'),
    tree,
    { ring: 'r1' },
  ],
  [
    'revision: there was no model bike at abcdef01',
    tree,
    edited(tree, edits =>
      edits.paths('models/bike/').forEach(path => edits.delete(path)),
    ),
    {},
  ],
  [
    'revision: bike had no ring r1 at abcdef01',
    tree,
    edited(tree, edits => edits.delete(R1)),
    { ring: 'r1' },
  ],
  [
    'sites: core/edge-05 did not have the model at abcdef01',
    tree,
    replaced(tree, TARGETS, /- .site: edge-05.*\n/, ''),
    { sites: sites('edge-05') },
  ],
])('refuses: %s', (message, now, past, more) => {
  expect(refusal(now, past, more)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});

it('refuses to put one site into a canary that its ring was in, and a commit that it was not given', () => {
  expect(refusal(uniform, trying, { sites: coast })).toThrow(
    'sites: west/coast-1 was in a canary at abcdef01; roll back the whole ring',
  );
  expect(() => kserveSitesLayout.plan(tree, intent({}), context)).toThrow(
    'revision: the files at abcdef01 are not known',
  );
});
