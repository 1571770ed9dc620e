import { context, site, sites, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

const TARGETS = 'models/bike/targets/core.s1.yaml';
const intent = (more: Partial<Update>): Update => ({
  kind: 'update',
  gitops: 'models',
  model: { name: 'bike' },
  toRing: 'r1',
  ...more,
});
const move = (of: Tree, more: Partial<Update>) =>
  planByTheLaws(kserveSitesLayout, of, intent(more), context);

it('changes one value of a line, and no Application', () => {
  const { plan, after, desired } = move(tree, { sites: sites('edge-01') });
  expect(plan.files.map(({ path }) => path)).toEqual([TARGETS]);
  expect(after.read(TARGETS)).toBe(
    tree.read(TARGETS)!.replace('r0.sno-std', 'r1.sno-std'),
  );
  expect(plan.applications).toEqual({ added: 0, removed: 0 });
  expect(desired.get('core/edge-01/bike')).toMatchObject({
    application: '{site}-bike',
    version: 'v2',
  });
  expect(plan.findings).toMatchObject([
    { id: 'version-changes', title: '1 site goes from v3 to v2' },
  ]);
});

it('takes a pin into a ring, without the reason that it had', () => {
  const { plan, after } = move(tree, { sites: sites('edge-06') });
  expect(after.read(TARGETS)).toContain('- {site: edge-06, run: r1.sno-std}\n');
  expect(plan.findings).toEqual([]);
});

it('moves a whole ring site by site, within the limit of the other', () => {
  const { plan } = move(tree, { ring: 'r1', toRing: 'r0' });
  expect(plan.reach).toBeUndefined();
  expect(plan.sites).toHaveLength(3);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'ring-too-large',
      state: 'fail',
      title: 'Ring r0 of bike may hold 3 sites and would hold 4',
    }),
  );
});

it('says when sites will serve that did not, and leaves stopped what was so by itself', () => {
  const stopped = (of: Tree, more: object) =>
    applyChanges(
      of,
      kserveSitesLayout.plan(
        of,
        { kind: 'stop', gitops: 'models', model: { name: 'bike' }, ...more },
        context,
      ).files,
    );
  const ring = stopped(tree, { ring: 'r0' });
  expect(move(ring, { sites: sites('edge-01') }).plan.findings).toContainEqual(
    expect.objectContaining({
      id: 'serving-changes',
      title: '1 site will start serving',
    }),
  );
  const alone = stopped(tree, { sites: sites('edge-03') });
  const { desired } = move(alone, { sites: sites('edge-03'), toRing: 'r0' });
  expect(desired.get('core/edge-03/bike')).toMatchObject({
    ring: 'r0',
    stopped: true,
  });
});

it.each<[string, Partial<Update>]>([
  ['toRing: bike has no ring r9; it has r0, r1', { toRing: 'r9' }],
  ['sites: core/edge-00 does not have bike', { sites: [site('edge-00')] }],
])('refuses: %s', (message, more) => {
  expect(() => kserveSitesLayout.plan(tree, intent(more), context)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
