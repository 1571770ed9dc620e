import { resolve } from 'node:path';
import { kustomizeBuild } from '../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../__testUtils__/laws';
import { loadFiles } from '../__testUtils__/loadFiles';
import { applyChanges } from '../tree/applyChanges';
import type {
  Assignment,
  InventorySite,
  PlanContext,
  ResolvedIntent,
  Tree,
} from '../types';
import { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';
import { maasLayout } from './maas/maasLayout';

// The lab's repositories and the layouts are written by the same documents: here they meet.
const seeds = resolve(__dirname, '../../../../packages/lab/seed');
const digest = `sha256:${'e'.repeat(64)}`;

const newSite: InventorySite = {
  hub: 'core',
  name: 'test-1',
  clusterSet: 'poc-near-edge',
  labels: { name: 'test-1' },
  product: 'OpenShift',
  topology: 'SingleReplica',
  deploymentMode: 'Standard',
};
const context = (more: InventorySite[]): PlanContext => ({
  repoUrl: 'https://git.example.com/edge/seed',
  branch: 'main',
  inventory: [newSite, ...more],
});

function runsOf(files: { path: string }[]): string[] {
  return files
    .filter(({ path }) => /\/run\/.*\/kustomization\.yaml$/.test(path))
    .map(({ path }) => path.replace('/kustomization.yaml', ''));
}

describe('kserve-sites', () => {
  const tree = loadFiles(resolve(seeds, 'kserve-sites-gitops'));
  const assignments = kserveSitesLayout.read(tree);
  const { model } = assignments[0];

  it('says a version, an artifact and an existing run for every site', () => {
    for (const { version, artifact, path } of assignments) {
      expect(version).toEqual(expect.any(String));
      expect(artifact).toMatch(/^(oci|s3):\/\//);
      expect(tree.paths(`${path}/`)).not.toEqual([]);
    }
    expect(assignments.length).toBeGreaterThan(5);
  });

  it('takes a new model, a ring update and a pin', () => {
    const added = planByTheLaws(
      kserveSitesLayout,
      tree,
      {
        kind: 'deploy',
        gitops: 'seed',
        model: { name: 'iris', version: 'v1', format: 'sklearn' },
        artifact: { uri: `oci://quay.io/edge/iris@${digest}` },
        sites: [newSite],
      },
      context([]),
    );
    const updated = planByTheLaws(
      kserveSitesLayout,
      added.after,
      {
        kind: 'update',
        gitops: 'seed',
        model: { name: model, version: 'v99' },
        artifact: { uri: `oci://quay.io/edge/x@${digest}` },
      },
      context([]),
    );
    expect(updated.plan.reach?.sites).toBeGreaterThan(0);
    const isPeer = (a: Assignment) => (b: Assignment) =>
      a.ring !== undefined && a.model === b.model && a.ring === b.ring;
    const one = assignments.find(
      entry => assignments.filter(isPeer(entry)).length > 1,
    )!;
    const pinned = planByTheLaws(
      kserveSitesLayout,
      added.after,
      {
        kind: 'update',
        gitops: 'seed',
        model: { name: one.model, version: 'v99' },
        artifact: { uri: `oci://quay.io/edge/x@${digest}` },
        sites: [{ hub: one.hub, name: one.site!, labels: {} }],
      },
      context([]),
    );
    expect(pinned.plan.reach).toBeUndefined();
    const runs = runsOf([...added.plan.files, ...pinned.plan.files]);
    expect(runs).toHaveLength(2);
    kustomizeBuild(pinned.after, runs);
  });

  it('adds only a line when a site like the others gets a model', () => {
    const peer = assignments.find(({ path }) => path.endsWith('r0.sno-std'))!;
    const { plan } = planByTheLaws(
      kserveSitesLayout,
      tree,
      {
        kind: 'deploy',
        gitops: 'seed',
        model: { name: peer.model, version: peer.version },
        artifact: { uri: peer.artifact! },
        sites: [newSite],
      },
      context([]),
    );
    expect(plan.files.map(({ path }) => path)).toEqual([
      `models/${peer.model}/targets/core.s1.yaml`,
    ]);
  });
});

describe('ai-edge', () => {
  const tree = loadFiles(resolve(seeds, 'ai-edge-gitops'));
  const others = ['a-1', 'a-2'].map(name => ({
    ...newSite,
    name,
    labels: { name },
  }));

  it('holds the two apps of the reference', () => {
    expect(
      aiEdgeLayout
        .read(tree)
        .map(({ model, object, application }) => [
          model,
          object.name,
          application,
        ]),
    ).toEqual([
      [
        'bike-rentals-auto-ml',
        'bike-rental-app-model-1',
        '{site}-bike-rental-app',
      ],
      [
        'tensorflow-housing',
        'tensorflow-housing-app-model-1',
        '{site}-tensorflow-housing-app',
      ],
    ]);
  });

  it('takes a new app and a digest bump', () => {
    const added = planByTheLaws(
      aiEdgeLayout,
      tree,
      {
        kind: 'deploy',
        gitops: 'seed',
        model: { name: 'iris' },
        artifact: { uri: `oci://quay.io/edge/iris@${digest}` },
        sites: [newSite],
      },
      context(others),
    );
    const updated = planByTheLaws(
      aiEdgeLayout,
      added.after,
      {
        kind: 'update',
        gitops: 'seed',
        model: { name: 'tensorflow-housing', version: '2' },
        artifact: { uri: `oci://quay.io/edge/housing@${digest}` },
      },
      context(others),
    );
    expect(updated.plan.files).toHaveLength(1);
    kustomizeBuild(updated.after, [
      'acm/odh-edge/apps/iris',
      'acm/odh-edge/apps/tensorflow-housing-app',
      'acm/registration/near-edge',
    ]);
  });

  it('stops, goes back, is unshared, and leaves nothing when it is retired', () => {
    const by = (from: Tree, intent: ResolvedIntent, past?: Tree) =>
      planByTheLaws(aiEdgeLayout, from, intent, {
        ...context(others),
        ...(past && { past: { revision: 'f'.repeat(40), tree: past } }),
      });
    const model = { name: 'tensorflow-housing' };
    const stopped = by(tree, { kind: 'stop', gitops: 'seed', model });
    const updated = by(stopped.after, {
      kind: 'update',
      gitops: 'seed',
      model: { ...model, version: '2' },
      artifact: { uri: `oci://quay.io/edge/housing@${digest}` },
    });
    const back = by(
      updated.after,
      {
        kind: 'rollback',
        gitops: 'seed',
        model: { ...model, version: '1' },
      },
      tree,
    );
    const started = by(back.after, { kind: 'start', gitops: 'seed', model });
    expect(started.after.paths().map(path => started.after.read(path))).toEqual(
      tree.paths().map(path => tree.read(path)),
    );
    const { files } = aiEdgeLayout.plan(
      tree,
      { kind: 'unshare', gitops: 'seed' },
      context(others),
    );
    const retired = by(applyChanges(tree, files), {
      kind: 'retire',
      gitops: 'seed',
      model,
    });
    expect(retired.plan.applications.removed).toBe(3);
    expect(retired.plan.findings).toContainEqual(
      expect.objectContaining({ id: 'registration-core', state: 'ok' }),
    );
    const gone = by(retired.after, {
      kind: 'retire',
      gitops: 'seed',
      model,
      step: 'files',
    });
    expect(gone.after.paths().filter(path => path.includes('housing'))).toEqual(
      [],
    );
    kustomizeBuild(gone.after, [
      'acm/odh-edge/apps/bike-rental-app',
      'acm/odh-edge/apps/telemetry',
      'acm/registration/near-edge',
    ]);
  });
});

describe('maas', () => {
  const tree = loadFiles(resolve(seeds, 'maas-gitops'));
  const assignments = maasLayout.read(tree);
  const site = { ...newSite, name: assignments[0].site! };
  const other = { ...newSite, name: assignments[1].site! };
  const seed = context([site, other]);

  it('has nothing that its own rules would mend', () => {
    expect(maasLayout.lint!(tree, { repoUrl: seed.repoUrl })).toEqual([]);
    kustomizeBuild(
      tree,
      assignments.map(({ path }) => path),
    );
  });

  it('takes a new model, its way to the other environment, and an API', () => {
    const { after } = planByTheLaws(
      maasLayout,
      tree,
      {
        kind: 'deploy',
        gitops: 'seed',
        model: { name: 'iris', version: 'v1', format: 'vllm' },
        artifact: { uri: 'storage://aws-models/iris/' },
        accelerator: { resource: 'nvidia.com/gpu', count: 1 },
        sites: [site],
      },
      seed,
    );
    const promoted = planByTheLaws(
      maasLayout,
      after,
      {
        kind: 'promote',
        gitops: 'seed',
        model: { name: 'iris' },
        environment: { from: 'dev', to: 'prod' },
      },
      seed,
    );
    const published = planByTheLaws(
      maasLayout,
      promoted.after,
      { kind: 'publish-api', gitops: 'seed', model: { name: 'iris' } },
      seed,
    );
    expect(published.plan.files.length).toBeGreaterThan(3);
    kustomizeBuild(published.after, [
      ...assignments.map(({ path }) => path),
      'components/configs/maas/3scale-config/base',
    ]);
  });
});
