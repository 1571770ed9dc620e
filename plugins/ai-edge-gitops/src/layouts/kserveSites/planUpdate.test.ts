import { createHash } from 'node:crypto';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { loadFixture } from '../../__testUtils__/loadFiles';
import { applyChanges } from '../../tree/applyChanges';
import type { InventorySite, PlanContext, ResolvedIntent } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

const tree = loadFixture('kserve-sites');
const site = (name: string, hub = 'core'): InventorySite => ({
  hub,
  name,
  labels: {},
});
const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/models',
  branch: 'main',
  inventory: [
    ...Array.from({ length: 9 }, (_, i) => site(`edge-0${i}`)),
    site('coast-1', 'west'),
  ],
};
const uri = `oci://quay.io/edge/bike@sha256:${'4'.repeat(64)}`;
const released = (version: string) =>
  `oci://quay.io/edge/bike@sha256:${createHash('sha256')
    .update(`bike ${version}`)
    .digest('hex')}`;

function update(more: Partial<Update> = {}): Update {
  return {
    kind: 'update',
    gitops: 'models',
    model: { name: 'bike', version: 'v4' },
    artifact: { uri },
    ...more,
  };
}

it('moves a ring with a release and one line, and says how far that reaches', () => {
  const { plan, after } = planByTheLaws(
    kserveSitesLayout,
    tree,
    update({ ring: 'r1' }),
    context,
  );
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'create models/bike/releases/v4/kustomization.yaml',
    'update models/bike/rings/r1/kustomization.yaml',
  ]);
  expect(after.read('models/bike/rings/r1/kustomization.yaml')).toBe(
    tree
      .read('models/bike/rings/r1/kustomization.yaml')!
      .replace('"../../releases/v2"', '"../../releases/v4"'),
  );
  expect(plan.reach).toEqual({ ring: 'r1', sites: 3 });
  expect(plan.sites).toEqual([
    { hub: 'core', name: 'edge-03' },
    { hub: 'core', name: 'edge-05' },
    { hub: 'west', name: 'coast-1' },
  ]);
  expect(plan.applications).toEqual({ added: 0, removed: 0 });
  kustomizeBuild(
    after,
    ['models/bike/run/r1.ha-gpu', 'models/bike/run/r0.sno-std'],
    built =>
      expect(
        [...built.values()].map(
          objects => objects[1].spec.predictor.model.storageUri,
        ),
      ).toEqual([uri, released('v3')]),
  );
});

it('moves all rings when nobody says which, and leaves pins alone', () => {
  const { plan, after } = planByTheLaws(
    kserveSitesLayout,
    tree,
    update(),
    context,
  );
  expect(plan.reach).toEqual({ ring: 'r0, r1', sites: 4 });
  expect(after.read('models/bike/rings/r0/kustomization.yaml')).toContain(
    '  - ../../releases/v4   # <- the pointer\n',
  );
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'pins-kept',
      detail: expect.stringContaining('core/edge-06'),
    }),
  );
});

it('pins sites that are not a whole ring, keeping what their lines say besides', () => {
  const { plan, after, desired } = planByTheLaws(
    kserveSitesLayout,
    tree,
    update({ sites: [site('edge-05'), site('edge-06')] }),
    context,
  );
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    'create models/bike/releases/v4/kustomization.yaml',
    'create models/bike/run/v4.ha-gpu/kustomization.yaml',
    'create models/bike/run/v4.sno-std/kustomization.yaml',
    'update models/bike/targets/core.s1.yaml',
  ]);
  expect(after.read('models/bike/targets/core.s1.yaml')).toBe(
    tree
      .read('models/bike/targets/core.s1.yaml')!
      .replace('r1.ha-gpu', 'v4.ha-gpu')
      .replace('v2.sno-std', 'v4.sno-std'),
  );
  expect(plan.reach).toBeUndefined();
  expect(desired.get('core/edge-05/bike')).toMatchObject({
    ring: undefined,
    version: 'v4',
    application: '{site}-bike',
  });
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'pins-added',
      title: '1 site leaves its ring for v4',
    }),
  );
  kustomizeBuild(after, ['models/bike/run/v4.ha-gpu']);
});

it('takes chosen sites that are a whole ring as the ring', () => {
  const { plan } = planByTheLaws(
    kserveSitesLayout,
    tree,
    update({
      sites: [site('edge-03'), site('edge-05'), site('coast-1', 'west')],
    }),
    context,
  );
  expect(plan.reach).toEqual({ ring: 'r1', sites: 3 });
});

it('goes back to a release that is there: v2 -> v3 -> v2 is a change each time', () => {
  const there = planByTheLaws(
    kserveSitesLayout,
    tree,
    update({
      model: { name: 'bike', version: 'v3' },
      artifact: { uri: released('v3') },
      ring: 'r1',
    }),
    context,
  );
  expect(there.plan.files).toHaveLength(1);
  const back = planByTheLaws(
    kserveSitesLayout,
    there.after,
    update({
      model: { name: 'bike', version: 'v2' },
      artifact: { uri: released('v2') },
      ring: 'r1',
    }),
    context,
  );
  const path = 'models/bike/rings/r1/kustomization.yaml';
  expect(back.after.read(path)).toBe(tree.read(path));
});

it('warns when the ring is in a canary', () => {
  const path = 'models/bike/rings/r0/kustomization.yaml';
  const before = tree.read(path)!;
  const inCanary = applyChanges(tree, [
    {
      path,
      change: 'update',
      before,
      after: `${before}  - ../../canary/p10\n`,
    },
    {
      path: 'models/bike/canary/p10/kustomization.yaml',
      change: 'create',
      after: 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n',
    },
  ]);
  const { plan, after } = planByTheLaws(
    kserveSitesLayout,
    inCanary,
    update({ ring: 'r0' }),
    context,
  );
  expect(after.read(path)).toContain('canary/p10');
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'canary-running' }),
  );
});

describe('what an update refuses', () => {
  it.each<[string, Partial<Update>]>([
    ['model.version: is required', { model: { name: 'bike' } }],
    [
      'model.name: there is no model iris in this repository',
      { model: { name: 'iris', version: 'v1' } },
    ],
    ['ring: bike has no ring r9; it has r0, r1', { ring: 'r9' }],
    [
      'sites: core/edge-00 does not have bike',
      { sites: [site('edge-00'), site('edge-01')] },
    ],
    [
      'sites: core/edge-01 does not follow ring r1',
      { sites: [site('edge-01')], ring: 'r1' },
    ],
    [
      'model.version: release v3 of bike is immutable',
      { model: { name: 'bike', version: 'v3' } },
    ],
    [
      'model.format: bike is onnx',
      { model: { name: 'bike', version: 'v4', format: 'sklearn' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest',
      { artifact: { uri: 'oci://quay.io/edge/bike:v4' } },
    ],
  ])('%s', (message, intent) => {
    expect(() => kserveSitesLayout.plan(tree, update(intent), context)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
