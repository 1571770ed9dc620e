import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { context, site, sites, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import { MemoryTree } from '../../tree/MemoryTree';
import type { ResolvedIntent, Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

const TARGETS = 'models/bike/targets/core.s1.yaml';

function retire(of: Tree, more: Partial<Retire> = {}) {
  return planByTheLaws(
    kserveSitesLayout,
    of,
    { kind: 'retire', gitops: 'models', model: { name: 'bike' }, ...more },
    context,
  );
}

function refused(of: Tree, more: Partial<Retire>) {
  return () =>
    kserveSitesLayout.plan(
      of,
      { kind: 'retire', gitops: 'models', model: { name: 'bike' }, ...more },
      context,
    );
}

const edited = (path: string, edit: (text: string) => string): Tree =>
  applyChanges(tree, [
    {
      path,
      change: 'update',
      before: tree.read(path),
      after: edit(tree.read(path)!),
    },
  ]);

describe('assignments', () => {
  it('takes lines out, with the comment of each, and leaves what the others build', () => {
    const { plan, after } = retire(tree, {
      sites: sites('edge-05', 'edge-01'),
    });
    expect(plan.files.map(({ path }) => path)).toEqual([TARGETS]);
    expect(after.read(TARGETS)).toBe(
      '# one sorted line a site\n- {site: edge-03, run: r1.sno-std}\n- {site: edge-06, run: v2.sno-std, until: 2026-12-31, why: INC-7}\n',
    );
    expect(plan.applications).toEqual({ added: 0, removed: 2 });
    expect(plan.findings).toMatchObject([
      { id: 'namespace-goes', title: expect.stringContaining('bike-ns') },
    ]);
    kustomizeBuild(after, ['models/bike/run/r1.sno-std']);
  });

  it('takes a ring, and no pin', () => {
    const { plan, after } = retire(tree, { ring: 'r1' });
    expect(plan.sites).toHaveLength(3);
    expect(after.read('models/bike/targets/west.s1.yaml')).toBeUndefined();
    expect(after.read(TARGETS)).toContain('edge-06');
  });

  it('deletes a targets file rather than leave it empty, and nothing else', () => {
    const { plan, after } = retire(tree);
    expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
      `delete ${TARGETS}`,
      'delete models/bike/targets/west.s1.yaml',
    ]);
    expect(plan.applications.removed).toBe(5);
    // What the sites still compare with is there.
    kustomizeBuild(after, [
      'models/bike/run/r1.ha-gpu',
      'models/bike/run/v2.sno-std',
    ]);
  });

  it('says which chosen sites do not have it', () => {
    const { plan } = retire(tree, { sites: sites('edge-00', 'edge-01') });
    expect(plan.applications.removed).toBe(1);
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ id: 'sites-without', detail: 'core/edge-00' }),
    );
  });

  it('can be undone by a deploy', () => {
    const { after } = retire(tree);
    const artifact = kserveSitesLayout.read(tree)[0].artifact!;
    const again = planByTheLaws(
      kserveSitesLayout,
      after,
      {
        kind: 'deploy',
        gitops: 'models',
        model: { name: 'bike', version: 'v3' },
        artifact: { uri: artifact },
        sites: sites('edge-01'),
      },
      context,
    );
    expect(again.plan.files.map(({ path }) => path)).toEqual([TARGETS]);
  });

  it('blocks what would take the namespace from another model', () => {
    const path = 'models/churn/model.yaml';
    const shared = edited(path, text =>
      text.replace(/namespace: .*/, 'namespace: bike-ns'),
    );
    const onSite = retire(shared, { sites: sites('edge-05') }).plan;
    expect(onSite.findings).toMatchObject([{ id: 'namespace-goes' }]);
    const [{ site: churnSite }] = kserveSitesLayout
      .read(shared)
      .filter(({ model }) => model === 'churn');
    const both = applyChanges(shared, [
      {
        path: 'models/churn/targets/core.s1.yaml',
        change: 'update',
        after: '- {site: edge-05, run: r0.sno-std}\n',
      },
    ]);
    expect(churnSite).not.toBe('edge-05');
    expect(
      retire(both, { sites: sites('edge-05') }).plan.findings,
    ).toMatchObject([{ id: 'namespace-shared', state: 'fail' }]);
  });

  it('names a namespace that is kept as a leftover', () => {
    const kept = edited('models/bike/base/namespace.yaml', text =>
      text.replace(
        'metadata:\n',
        'metadata:\n  annotations: {"argocd.argoproj.io/sync-options": "Prune=false,Delete=false"}\n',
      ),
    );
    expect(retire(kept).plan.findings).toMatchObject([
      {
        id: 'leftover-namespace',
        detail: expect.stringContaining('group:default/retail'),
      },
      { id: 'leftover-caches' },
    ]);
  });

  it.each<[string, Partial<Retire>]>([
    ['ring: bike has no ring r9', { ring: 'r9' }],
    ['model.name: there is no model iris', { model: { name: 'iris' } }],
  ])('refuses: %s', (message, more) => {
    expect(refused(tree, more)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});

describe('files', () => {
  it('removes everything of the model and nothing else, and asks the fleet', () => {
    const { after } = retire(tree);
    const files = retire(after, { step: 'files' });
    expect(files.after.paths('models/bike/')).toEqual([]);
    expect(files.after.paths('models/churn/')).toEqual(
      tree.paths('models/churn/'),
    );
    expect(files.plan).toMatchObject({
      applications: { added: 0, removed: 0 },
      sites: [],
      mustBeGone: {
        namespace: 'bike-ns',
        object: { kind: 'InferenceService', name: 'bike' },
      },
    });
  });

  it('waits while a line says that a site has it', () => {
    const { after } = retire(tree, {
      sites: [site('coast-1', { hub: 'west' })],
    });
    expect(refused(after, { step: 'files' })).toThrow(
      'step: core/edge-01, core/edge-03, core/edge-05, core/edge-06 have bike in Git; retire its assignments first',
    );
  });

  it('refuses to remove what another model builds from', () => {
    const { after } = retire(
      edited('models/churn/run/r0.sno-std/kustomization.yaml', text =>
        text.replace('../../classes/sno-std', '../../../bike/classes/sno-std'),
      ),
    );
    expect(refused(after, { step: 'files' })).toThrow(
      'model.name: models/churn/run/r0.sno-std builds from files of bike; give churn its own first',
    );
  });

  it('says that the hub asks before it removes the ApplicationSet', () => {
    const path = 'bootstrap/core/application.yaml';
    const asking = MemoryTree.fromFiles(
      tree
        .paths()
        .map(
          name =>
            [
              name,
              name === path
                ? `${tree.read(name)}# Prune=confirm\n`
                : tree.read(name)!,
            ] as const,
        ),
    );
    const { after } = retire(asking);
    expect(retire(after, { step: 'files' }).plan.findings).toContainEqual(
      expect.objectContaining({ id: 'prune-confirm-core', state: 'warn' }),
    );
  });
});
