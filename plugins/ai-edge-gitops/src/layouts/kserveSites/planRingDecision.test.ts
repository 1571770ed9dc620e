import { context, digest, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import type { ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Canary = Extract<ResolvedIntent, { kind: 'canary' }>;
type Decision = Extract<ResolvedIntent, { kind: 'promote' | 'abort' }>;

const R1 = 'models/bike/rings/r1/kustomization.yaml';
const wholeRing = (ring: string): Canary => ({
  kind: 'canary',
  gitops: 'models',
  model: { name: 'bike', version: 'v4' },
  artifact: { uri: `oci://quay.io/edge/bike@${digest('bike v4')}` },
  canary: { ring },
});
const decide = (
  of: Tree,
  kind: Decision['kind'],
  more: Partial<Decision> = {},
) =>
  planByTheLaws(
    kserveSitesLayout,
    of,
    {
      kind,
      gitops: 'models',
      model: { name: 'bike' },
      canary: { ring: 'r0' },
      ...more,
    },
    context,
  );
const begun = planByTheLaws(kserveSitesLayout, tree, wholeRing('r0'), context);

it('begins as an update of that ring', () => {
  expect(begun.plan.reach).toEqual({ ring: 'r0', sites: 1 });
});

it('is promoted to the other rings, and to one of them first', () => {
  const all = decide(begun.after, 'promote');
  expect(all.plan.files.map(({ path }) => path)).toEqual([R1]);
  expect(all.after.read(R1)).toContain('releases/v4');
  expect(decide(begun.after, 'promote', { ring: 'r1' }).plan.files).toEqual(
    all.plan.files,
  );
});

it('goes back to the release of the others', () => {
  const path = 'models/bike/rings/r0/kustomization.yaml';
  const pointer = '  - ../../releases/v2   # <- the pointer\n';
  expect(decide(begun.after, 'abort').after.read(path)).toContain(pointer);
  expect(
    decide(begun.after, 'abort', { ring: 'r1' }).after.read(path),
  ).toContain(pointer);
});

it.each<[string, ResolvedIntent]>([
  ['canary.ring: bike has no ring r7; it has r0, r1', wholeRing('r7')],
  [
    'ring: must be another ring than canary.ring',
    {
      kind: 'promote',
      gitops: 'models',
      model: { name: 'bike' },
      canary: { ring: 'r0' },
      ring: 'r0',
    },
  ],
  [
    'canary.ring: churn has no other ring; roll r0 back to a release instead',
    {
      kind: 'abort',
      gitops: 'models',
      model: { name: 'churn' },
      canary: { ring: 'r0' },
    },
  ],
])('refuses: %s', (message, intent) => {
  expect(() => kserveSitesLayout.plan(tree, intent, context)).toThrow(
    expect.objectContaining({ name: 'InputError', message }),
  );
});
