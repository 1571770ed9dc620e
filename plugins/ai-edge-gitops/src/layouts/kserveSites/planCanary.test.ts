import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { context, digest, site, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import type {
  InventorySite,
  PlanContext,
  ResolvedIntent,
  Tree,
} from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Canary = Extract<ResolvedIntent, { kind: 'canary' }>;
type Decision = Extract<ResolvedIntent, { kind: 'promote' | 'abort' }>;

const R1 = 'models/bike/rings/r1/kustomization.yaml';
const TARGETS = 'models/bike/targets/core.s1.yaml';
const uri = `oci://quay.io/edge/bike@${digest('bike v4')}`;

function replaced(of: Tree, path: string, from: RegExp | string, to: string) {
  const before = of.read(path)!;
  const after = before.replace(from, to);
  return applyChanges(of, [{ path, change: 'update', before, after }]);
}

/** The same repository with Knative on the sites of class sno-std. */
const knative = replaced(
  tree,
  'models/bike/classes/sno-std/kustomization.yaml',
  'deploymentMode: Standard',
  'deploymentMode: Knative',
);
/** And ring r1 without the site of another class. */
const oneClass = replaced(
  knative,
  TARGETS,
  '- {site: edge-05, run: r1.ha-gpu}\n',
  '',
);
const oneStandard = replaced(
  tree,
  TARGETS,
  '- {site: edge-05, run: r1.ha-gpu}\n',
  '',
);
const edge03 = site('edge-03');

function withSites(change: Partial<InventorySite>): PlanContext {
  const inventory = context.inventory.map(entry => ({ ...entry, ...change }));
  return { ...context, inventory };
}

const intent = (more: Partial<Canary> = {}): Canary => ({
  kind: 'canary',
  gitops: 'models',
  model: { name: 'bike', version: 'v4' },
  artifact: { uri },
  canary: { trafficPercent: 10, until: '2026-12-31' },
  ...more,
});
const canary = (of: Tree, more: Partial<Canary>, at = context) =>
  planByTheLaws(kserveSitesLayout, of, intent(more), at);
const decide = (of: Tree, kind: Decision['kind'], more: Partial<Decision>) =>
  planByTheLaws(
    kserveSitesLayout,
    of,
    { kind, gitops: 'models', model: { name: 'bike' }, ...more },
    context,
  );
const changed = (files: { path: string; change: string }[]) =>
  files.map(({ path, change }) => `${change} ${path}`);

describe('a share of the requests of a Knative ring', () => {
  const begun = canary(oneClass, { ring: 'r1' });

  it('is one line of the pointer, with the release and the component', () => {
    expect(changed(begun.plan.files)).toEqual([
      'create models/bike/canary/v2-v4.p10.kn/kustomization.yaml',
      'create models/bike/releases/v4/kustomization.yaml',
      `update ${R1}`,
    ]);
    expect(begun.after.read(R1)).toBe(
      tree
        .read(R1)!
        .replace('"../../releases/v2"', '"../../canary/v2-v4.p10.kn"'),
    );
    expect(begun.plan).toMatchObject({
      reach: { ring: 'r1', sites: 2 },
      applications: { added: 0, removed: 0 },
      findings: [{ id: 'canary-previous-revision', state: 'warn' }],
    });
    kustomizeBuild(begun.after, ['models/bike/run/r1.sno-std'], built =>
      expect(
        built.get('models/bike/run/r1.sno-std')![1].spec.predictor,
      ).toMatchObject({
        canaryTrafficPercent: 10,
        model: { storageUri: uri },
      }),
    );
  });

  it('grows with one line, and is not another one on the way', () => {
    const more = canary(begun.after, {
      ring: 'r1',
      canary: { trafficPercent: 50, until: '2027-01-15' },
    });
    expect(changed(more.plan.files)).toEqual([
      'create models/bike/canary/v2-v4.p50.kn/kustomization.yaml',
      `update ${R1}`,
    ]);
    expect(() =>
      canary(begun.after, {
        ring: 'r1',
        model: { name: 'bike', version: 'v5' },
      }),
    ).toThrow(
      'model.version: ring r1 is in a canary of v4; promote or abort it first',
    );
  });

  it('takes another day without another build', () => {
    const later = canary(begun.after, {
      ring: 'r1',
      canary: { trafficPercent: 10, until: '2027-01-15' },
    });
    expect(changed(later.plan.files)).toEqual([
      'update models/bike/canary/v2-v4.p10.kn/kustomization.yaml',
    ]);
  });

  it('is promoted with one line and aborted with one line', () => {
    const promoted = decide(begun.after, 'promote', { ring: 'r1' });
    expect(changed(promoted.plan.files)).toEqual([`update ${R1}`]);
    expect(promoted.after.read(R1)).toContain('"../../releases/v4"');
    const aborted = decide(begun.after, 'abort', { ring: 'r1' });
    expect(changed(aborted.plan.files)).toEqual([`update ${R1}`]);
    expect(aborted.after.read(R1)).toBe(tree.read(R1));
  });

  it('keeps an update away until it ends', () => {
    expect(() =>
      kserveSitesLayout.plan(
        begun.after,
        {
          kind: 'update',
          gitops: 'models',
          model: { name: 'bike', version: 'v4' },
          artifact: { uri },
          ring: 'r1',
        },
        context,
      ),
    ).toThrow('ring r1 of bike is in a canary; promote or abort it first');
  });
});

describe('a share of the requests of one site', () => {
  const begun = canary(knative, { sites: [edge03] });

  it('is a line that says until when and where to go back to', () => {
    expect(begun.after.read(TARGETS)).toBe(
      tree
        .read(TARGETS)!
        .replace(
          '{site: edge-03, run: r1.sno-std}',
          '{site: edge-03, run: v2-v4.p10.kn.sno-std, until: 2026-12-31, from: r1.sno-std}',
        ),
    );
    expect(begun.plan.findings).toContainEqual(
      expect.objectContaining({ id: 'canary-alone' }),
    );
  });

  it('ends where it came from', () => {
    const aborted = decide(begun.after, 'abort', { sites: [edge03] });
    expect(aborted.after.read(TARGETS)).toBe(tree.read(TARGETS));
  });

  it('is pinned by a promotion that its ring does not have', () => {
    const promoted = decide(begun.after, 'promote', { sites: [edge03] });
    expect(promoted.after.read(TARGETS)).toContain(
      '- {site: edge-03, run: v4.sno-std}\n',
    );
    expect(promoted.plan.findings).toMatchObject([{ id: 'pins-added' }]);
  });

  it('is taken back by a rollback', () => {
    const { after } = planByTheLaws(
      kserveSitesLayout,
      begun.after,
      {
        kind: 'rollback',
        gitops: 'models',
        model: { name: 'bike', version: 'v2' },
        sites: [edge03],
      },
      context,
    );
    expect(after.read(TARGETS)).toContain(
      '- {site: edge-03, run: v2.sno-std}\n',
    );
  });
});

describe('in Standard mode', () => {
  it('is a second predictor from KServe 0.20 on', () => {
    const at = withSites({ kserveVersion: '0.20.1' });
    const begun = canary(oneStandard, { ring: 'r1' }, at);
    kustomizeBuild(begun.after, ['models/bike/run/r1.sno-std'], built =>
      expect(built.get('models/bike/run/r1.sno-std')![1].spec).toMatchObject({
        predictor: { model: { storageUri: expect.not.stringContaining(uri) } },
        canary: [
          {
            trafficPercent: 10,
            predictor: {
              name: 'v4',
              minReplicas: 1,
              maxReplicas: 1,
              model: {
                modelFormat: { name: 'onnx' },
                runtime: 'kserve-onnx',
                storageUri: uri,
              },
            },
          },
        ],
      }),
    );
    const promoted = decide(begun.after, 'promote', { ring: 'r1' });
    expect(changed(promoted.plan.files)).toEqual([`update ${R1}`]);
  });

  it('blocks sites that cannot hold both', () => {
    const at = withSites({
      kserveVersion: '0.20.1',
      accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
    });
    const { plan } = canary(tree, { sites: [site('edge-05')] }, at);
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        id: 'canary-does-not-fit',
        state: 'fail',
        detail: expect.stringContaining('core/edge-05'),
      }),
    );
  });

  it.each<[string, Tree, PlanContext, Partial<Canary>]>([
    [
      'have a KServe before 0.20, which ignores a canary in Standard mode; try the version on a whole ring instead',
      oneStandard,
      withSites({ kserveVersion: 'v0.19.2' }),
      { ring: 'r1' },
    ],
    [
      'the version of KServe there is not known',
      oneStandard,
      context,
      { ring: 'r1' },
    ],
    [
      'the sites are of classes ha-gpu, sno-std, which share requests out in different forms; choose the sites of one class',
      tree,
      withSites({ kserveVersion: '0.20.0' }),
      { ring: 'r1' },
    ],
    [
      'core/edge-06 is pinned, and a canary of bike needs sites of a ring',
      knative,
      context,
      { sites: [site('edge-06')] },
    ],
    [
      'model.version: ring r1 is at v2 already, so there is nothing to compare',
      oneClass,
      context,
      {
        ring: 'r1',
        model: { name: 'bike', version: 'v2' },
        artifact: {
          uri: kserveSitesLayout
            .read(tree)
            .find(({ version }) => version === 'v2')!.artifact!,
        },
      },
    ],
  ])('refuses: %s', (message, of, at, more) => {
    expect(() => kserveSitesLayout.plan(of, intent(more), at)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
