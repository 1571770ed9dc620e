import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { context, site, sites, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Stop = Extract<ResolvedIntent, { kind: 'stop' | 'start' }>;

const coast = site('coast-1', { hub: 'west' });
const RING = 'models/bike/rings/r1/kustomization.yaml';
const TARGETS = 'models/bike/targets/core.s1.yaml';

function plan(of: Tree, kind: Stop['kind'], more: Partial<Stop> = {}) {
  return planByTheLaws(
    kserveSitesLayout,
    of,
    { kind, gitops: 'models', model: { name: 'bike' }, ...more },
    context,
  );
}
const changed = (files: { path: string; change: string }[]) =>
  files.map(({ path, change }) => `${change} ${path}`);

it('stops a ring with one line of its pointer, and starts it with the same', () => {
  const stop = plan(tree, 'stop', { ring: 'r1' });
  expect(changed(stop.plan.files)).toEqual([
    `update ${RING}`,
    'create models/bike/stop/kustomization.yaml',
  ]);
  expect(stop.after.read(RING)).toBe(
    tree
      .read(RING)!
      .replace(
        '[ "../../releases/v2" ]',
        '[ "../../releases/v2", ../../stop ]',
      ),
  );
  expect(stop.plan).toMatchObject({
    reach: { ring: 'r1', sites: 3 },
    applications: { added: 0, removed: 0 },
    findings: [],
  });
  kustomizeBuild(
    stop.after,
    ['models/bike/run/r1.ha-gpu', 'models/bike/run/r0.sno-std'],
    built =>
      expect(
        [...built.values()].map(([, { metadata }]) => metadata.annotations),
      ).toEqual([
        {
          'serving.kserve.io/deploymentMode': 'Standard',
          'serving.kserve.io/stop': 'true',
        },
        { 'serving.kserve.io/deploymentMode': 'Standard' },
      ]),
  );
  const start = plan(stop.after, 'start', { ring: 'r1' });
  expect(changed(start.plan.files)).toEqual([`update ${RING}`]);
  expect(start.after.read(RING)).toBe(tree.read(RING));
});

it('stops single sites in their lines, which follow their ring as before', () => {
  const stop = plan(tree, 'stop', { sites: sites('edge-05', 'edge-06') });
  expect(changed(stop.plan.files)).toEqual([
    'create models/bike/run/r1.ha-gpu.stopped/kustomization.yaml',
    'create models/bike/run/v2.sno-std.stopped/kustomization.yaml',
    'create models/bike/stop/kustomization.yaml',
    `update ${TARGETS}`,
  ]);
  expect(stop.after.read(TARGETS)).toBe(
    tree
      .read(TARGETS)!
      .replace('r1.ha-gpu', 'r1.ha-gpu.stopped')
      .replace('v2.sno-std', 'v2.sno-std.stopped'),
  );
  expect(stop.desired.get('core/edge-05/bike')).toMatchObject({
    ring: 'r1',
    stopped: true,
  });
  kustomizeBuild(
    stop.after,
    ['models/bike/run/r1.ha-gpu.stopped'],
    ([[, [, service]]]) =>
      expect(service.metadata.annotations).toMatchObject({
        'serving.kserve.io/stop': 'true',
      }),
  );
  const start = plan(stop.after, 'start', { sites: sites('edge-05') });
  expect(changed(start.plan.files)).toEqual([`update ${TARGETS}`]);
  expect(start.desired.get('core/edge-06/bike')).toMatchObject({
    stopped: true,
  });
});

it('starts with a ring what was stopped in it by itself', () => {
  const one = plan(tree, 'stop', { sites: sites('edge-05') });
  const all = plan(one.after, 'stop', { ring: 'r1' });
  const start = plan(all.after, 'start', { ring: 'r1' });
  expect(changed(start.plan.files)).toEqual([
    `update ${RING}`,
    `update ${TARGETS}`,
  ]);
  expect(start.after.read(TARGETS)).toBe(tree.read(TARGETS));
});

it('pins a site that starts alone in a stopped ring, and says so', () => {
  const stop = plan(tree, 'stop', { ring: 'r1' });
  const start = plan(stop.after, 'start', { sites: [coast] });
  expect(start.after.read('models/bike/targets/west.s1.yaml')).toBe(
    '- { site: coast-1, run: v2.sno-std }\n',
  );
  expect(start.plan.findings).toMatchObject([
    { id: 'pins-added', state: 'warn' },
  ]);
});

it('takes chosen sites that are a whole ring as the ring', () => {
  const { plan: stop } = plan(tree, 'stop', {
    sites: [...sites('edge-03', 'edge-05'), coast],
  });
  expect(stop.reach).toEqual({ ring: 'r1', sites: 3 });
});

it('leaves stopped what is updated while it is stopped', () => {
  const stop = plan(tree, 'stop', { ring: 'r1' });
  const update = kserveSitesLayout.plan(
    stop.after,
    {
      kind: 'update',
      gitops: 'models',
      model: { name: 'bike', version: 'v3' },
      artifact: { uri: kserveSitesLayout.read(tree)[0].artifact! },
      sites: [coast],
    },
    context,
  );
  expect(
    kserveSitesLayout
      .read(applyChanges(stop.after, update.files))
      .find(({ site: name }) => name === 'coast-1'),
  ).toMatchObject({ version: 'v3', stopped: true });
});

it('refuses a change that alters what others build', () => {
  const path = 'models/bike/run/r0.sno-std/kustomization.yaml';
  const before = tree.read(path)!;
  const tangled = applyChanges(tree, [
    {
      path,
      change: 'update',
      before,
      after: before.replace(
        '  - ../../rings/r0\n',
        '  - ../../rings/r0\n  - ../../rings/r1\n',
      ),
    },
  ]);
  expect(() => plan(tangled, 'stop', { ring: 'r1' })).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(
        /^sites: the change would also alter what core\/edge-01 builds from models\/bike\/run\/r0.sno-std; choose this site too/,
      ),
    }),
  );
});

it.each<[string, Partial<Stop>]>([
  ['ring: bike has no ring r9; it has r0, r1', { ring: 'r9' }],
  [
    'sites: core/edge-00 does not have bike; a stop needs sites that have it',
    { sites: sites('edge-00') },
  ],
  ['model.name: there is no model iris', { model: { name: 'iris' } }],
])('refuses: %s', (message, more) => {
  expect(() => plan(tree, 'stop', more)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
