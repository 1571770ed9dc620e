import { createHash } from 'node:crypto';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { loadFixture } from '../../__testUtils__/loadFiles';
import { MemoryTree } from '../../tree/MemoryTree';
import type { InventorySite, PlanContext, ResolvedIntent } from '../../types';
import { parseYaml } from '../../yaml/parseYaml';
import { kserveSitesLayout } from './kserveSitesLayout';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

const tree = loadFixture('kserve-sites');

function digest(of: string): string {
  return `sha256:${createHash('sha256').update(of).digest('hex')}`;
}

function site(name: string, more: Partial<InventorySite> = {}): InventorySite {
  return {
    hub: 'core',
    name,
    labels: {},
    product: 'OpenShift',
    topology: 'SingleReplica',
    deploymentMode: 'Standard',
    ...more,
  };
}

const inventory = [
  ...Array.from({ length: 9 }, (_, i) => site(`edge-0${i}`)),
  site('ha-1', { topology: 'HighlyAvailable' }),
  site('old-1', { deploymentMode: 'RawDeployment' }),
  site('kn-1', { deploymentMode: 'Knative' }),
  site('micro-1', { product: 'MicroShift', topology: undefined }),
  site('silent-1', { deploymentMode: undefined }),
  site('gpu-1', { accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }] }),
  site('gpu-kn', {
    deploymentMode: 'Knative',
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
  }),
  site('gpu-ha', { topology: 'HighlyAvailable' }),
  site('coast-1', { hub: 'west' }),
];
const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/models',
  branch: 'main',
  inventory,
};

function sites(...names: string[]): InventorySite[] {
  return names.map(name => inventory.find(entry => entry.name === name)!);
}

function deploy(more: Partial<Deploy> = {}): Deploy {
  return {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'iris', version: 'v1', format: 'sklearn' },
    artifact: { uri: `oci://quay.io/edge/iris@${digest('iris')}` },
    sites: sites('edge-00'),
    ...more,
  };
}

const bike = {
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: `oci://quay.io/edge/bike@${digest('bike v3')}` },
};

describe('a new model', () => {
  it('brings everything that its sites need, and kustomize builds it', () => {
    const { plan, after, desired } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({
        sites: sites('edge-00', 'ha-1', 'micro-1', 'kn-1', 'coast-1'),
        owner: 'group:default/flowers',
        namespace: 'flowers',
        runtime: 'kserve-sklearnserver',
        resources: { cpu: '500m', memory: '1Gi' },
        options: { ring: 'r2', minReplicas: 2 },
      }),
      context,
    );
    expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
      'create models/iris/base/inferenceservice.yaml',
      'create models/iris/base/kustomization.yaml',
      'create models/iris/base/namespace.yaml',
      'create models/iris/classes/ha-std/kustomization.yaml',
      'create models/iris/classes/microshift-std/kustomization.yaml',
      'create models/iris/classes/sno-kn/kustomization.yaml',
      'create models/iris/classes/sno-std/kustomization.yaml',
      'create models/iris/hub/core.s1.yaml',
      'create models/iris/hub/west.s1.yaml',
      'create models/iris/model.yaml',
      'create models/iris/releases/v1/kustomization.yaml',
      'create models/iris/rings/r2/kustomization.yaml',
      'create models/iris/run/r2.ha-std/kustomization.yaml',
      'create models/iris/run/r2.microshift-std/kustomization.yaml',
      'create models/iris/run/r2.sno-kn/kustomization.yaml',
      'create models/iris/run/r2.sno-std/kustomization.yaml',
      'create models/iris/targets/core.s1.yaml',
      'create models/iris/targets/west.s1.yaml',
    ]);
    expect(after.read('models/iris/targets/core.s1.yaml')).toBe(
      [
        '- {site: edge-00, run: r2.sno-std}',
        '- {site: ha-1, run: r2.ha-std}',
        '- {site: kn-1, run: r2.sno-kn}',
        '- {site: micro-1, run: r2.microshift-std}',
        '',
      ].join('\n'),
    );
    expect(plan.applications).toEqual({ added: 5, removed: 0 });
    expect(plan.reach).toBeUndefined();
    expect(desired.get('core/kn-1/iris')).toEqual({
      hub: 'core',
      site: 'kn-1',
      model: 'iris',
      version: 'v1',
      artifact: `oci://quay.io/edge/iris@${digest('iris')}`,
      namespace: 'flowers',
      object: { kind: 'InferenceService', name: 'iris' },
      ring: 'r2',
      owner: 'group:default/flowers',
      format: 'sklearn',
      path: 'models/iris/run/r2.sno-kn',
      application: '{site}-iris',
    });
    expect(plan.findings).toEqual([
      expect.objectContaining({ id: 'registration-core', state: 'ok' }),
      expect.objectContaining({
        id: 'registration-west',
        state: 'warn',
        title: 'Registration takes effect when bootstrap/west is applied',
      }),
    ]);

    const run = 'models/iris/run/r2.sno-kn';
    kustomizeBuild(
      after,
      plan.files
        .map(({ path }) => path)
        .filter(path => path.includes('/run/'))
        .map(path => path.replace('/kustomization.yaml', '')),
      built => {
        expect(built.size).toBe(4);
        expect(built.get('models/iris/run/r2.sno-kn')).toEqual([
      expect.objectContaining({
        kind: 'Namespace',
        metadata: expect.objectContaining({ name: 'flowers' }),
      }),
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: {
          name: 'iris',
          namespace: 'flowers',
          annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
          labels: {
            'ai-edge/model': 'iris',
            'ai-edge/release': 'v1',
            'opendatahub.io/dashboard': 'true',
          },
        },
        spec: {
          predictor: {
            minReplicas: 2,
            model: {
              modelFormat: { name: 'sklearn' },
              runtime: 'kserve-sklearnserver',
              resources: {
                requests: { cpu: '500m', memory: '1Gi' },
                limits: { cpu: '500m', memory: '1Gi' },
              },
              storageUri: `oci://quay.io/edge/iris@${digest('iris')}`,
            },
          },
        },
      },
    ]);
      },
    );
  });

  it('registers one Application a line, pulled by its site', () => {
    const { after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy(),
      context,
    );
    expect(
      parseYaml('hub', after.read('models/iris/hub/core.s1.yaml')!),
    ).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: {
        name: 'iris-core-s1',
        namespace: 'openshift-gitops',
        labels: { 'ai-edge/model': 'iris' },
      },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [
          {
            git: {
              repoURL: 'https://git.example.com/edge/models',
              revision: 'main',
              requeueAfterSeconds: 180,
              files: [{ path: 'models/iris/targets/core.s1.yaml' }],
            },
          },
        ],
        template: {
          metadata: {
            name: '{{.site}}-iris',
            labels: {
              'ai-edge/model': 'iris',
              'apps.open-cluster-management.io/pull-to-ocm-managed-cluster':
                'true',
            },
            annotations: {
              'ai-edge/model': 'iris',
              'ai-edge/object': 'InferenceService/iris',
              'apps.open-cluster-management.io/ocm-managed-cluster':
                '{{.site}}',
              'apps.open-cluster-management.io/ocm-managed-cluster-app-namespace':
                'openshift-gitops',
              'argocd.argoproj.io/manifest-generate-paths':
                '/models/iris/base;/models/iris/classes;/models/iris/releases;/models/iris/canary;/models/iris/rings;/models/iris/run',
              'argocd.argoproj.io/skip-reconcile': 'true',
            },
          },
          spec: {
            project: 'default',
            revisionHistoryLimit: 3,
            source: {
              repoURL: 'https://git.example.com/edge/models',
              targetRevision: 'main',
              path: 'models/iris/run/{{.run}}',
            },
            destination: {
              server: 'https://kubernetes.default.svc',
              namespace: 'iris',
            },
            syncPolicy: { automated: { prune: true, selfHeal: true } },
          },
        },
      },
    });
  });

  it('keeps the word that a site’s KServe keeps', () => {
    const { after, plan } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({ sites: sites('old-1', 'silent-1') }),
      context,
    );
    expect(
      after.read('models/iris/classes/sno-raw/kustomization.yaml'),
    ).toContain('serving.kserve.io/deploymentMode: RawDeployment');
    expect(
      after.read('models/iris/classes/sno-std/kustomization.yaml'),
    ).toContain('serving.kserve.io/deploymentMode: Standard');
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        id: 'deployment-mode-unknown',
        state: 'warn',
        detail: expect.stringContaining('core/silent-1'),
      }),
    );
  });

  it('never waits for a second GPU during an update', () => {
    const { after, plan } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({
        sites: sites('gpu-1', 'gpu-kn', 'edge-00'),
        accelerator: { resource: 'nvidia.com/gpu', count: 1 },
      }),
      context,
    );
    const standard = after.read(
      'models/iris/classes/sno-std-nvidia-gpu1/kustomization.yaml',
    );
    expect(standard).toContain('maxSurge: 0');
    expect(standard).toContain("nvidia.com/gpu: '1'");
    expect(
      after.read('models/iris/classes/sno-kn-nvidia-gpu1/kustomization.yaml'),
    ).not.toContain('deploymentStrategy');
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        id: 'update-needs-second-accelerator',
        detail: expect.stringContaining('core/gpu-kn'),
      }),
    );
  });

  it('opens a second shard when the first has 1,000 lines', () => {
    const many = Array.from({ length: 1003 }, (_, i) =>
      site(`shop-${String(i).padStart(4, '0')}`),
    );
    const { after } = planByTheLaws(
      kserveSitesLayout,
      MemoryTree.fromFiles({}),
      deploy({ sites: many }),
      { ...context, inventory: many },
    );
    const lines = (shard: number) =>
      after.read(`models/iris/targets/core.s${shard}.yaml`)!.trim().split('\n');
    expect([lines(1).length, lines(2).length]).toEqual([1000, 3]);
    expect(after.read('models/iris/hub/core.s2.yaml')).toContain(
      'name: iris-core-s2',
    );
  });
});

describe('a model that is there', () => {
  it('gets lines only, in sorted position, and every other byte stays', () => {
    const { plan, after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({ ...bike, sites: sites('edge-00', 'edge-04') }),
      context,
    );
    expect(plan.files.map(({ path }) => path)).toEqual([
      'models/bike/targets/core.s1.yaml',
    ]);
    expect(after.read('models/bike/targets/core.s1.yaml')).toBe(
      [
        '# one sorted line a site',
        '- {site: edge-00, run: r0.sno-std}',
        '- {site: edge-01, run: r0.sno-std}',
        '- {site: edge-03, run: r1.sno-std}',
        '- {site: edge-04, run: r0.sno-std}',
        '# the flagship store',
        '- {site: edge-05, run: r1.ha-gpu}',
        '- {site: edge-06, run: v2.sno-std, until: 2026-12-31, why: INC-7}',
        '',
      ].join('\n'),
    );
    expect(plan.findings).toEqual([]);
  });

  it('is nothing to do for sites that have it', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-01') }),
      context,
    );
    expect(plan).toEqual({
      files: [],
      applications: { added: 0, removed: 0 },
      sites: [{ hub: 'core', name: 'edge-01' }],
      findings: [],
    });
  });

  it('gets a class that it has not run on, and says so in its settings', () => {
    const { plan, after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({ ...bike, sites: sites('kn-1') }),
      context,
    );
    expect(plan.files.map(({ path }) => path)).toEqual([
      'models/bike/classes/sno-kn/kustomization.yaml',
      'models/bike/model.yaml',
      'models/bike/run/r0.sno-kn/kustomization.yaml',
      'models/bike/targets/core.s1.yaml',
    ]);
    expect(after.read('models/bike/model.yaml')).toContain(
      'classes:\n  # gpu sites first\n  - ha-gpu\n  - sno-kn\n  - sno-std   # shops\n',
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ id: 'class-added', state: 'warn' }),
    );
  });

  it('takes the class that does the same under another name', () => {
    const { after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({
        ...bike,
        sites: sites('gpu-ha'),
        accelerator: { resource: 'nvidia.com/gpu', count: 1 },
      }),
      context,
    );
    expect(after.read('models/bike/targets/core.s1.yaml')).toContain(
      '- {site: gpu-ha, run: r0.ha-gpu}',
    );
  });

  it('fails a ring that would be too large', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-00', 'edge-02', 'edge-04') }),
      context,
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        id: 'ring-too-large',
        state: 'fail',
        title: 'Ring r0 of bike may hold 3 sites and would hold 4',
      }),
    );
  });

  it('warns when its sites read another repository', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-00') }),
      { ...context, repoUrl: 'https://git.example.com/fork/models.git' },
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ id: 'foreign-repo', state: 'warn' }),
    );
  });
});

describe('what a deploy refuses', () => {
  it.each<[string, Partial<Deploy>]>([
    ['model.version: is required', { model: { name: 'iris', format: 'onnx' } }],
    [
      'model.format: is required, iris is new',
      { model: { name: 'iris', version: 'v1' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest (@sha256:…)',
      { artifact: { uri: 'oci://quay.io/edge/iris:latest' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest',
      { artifact: { uri: 'oci://quay.io/edge/iris@sha256:abc' } },
    ],
    ['sites: must resolve to at least one site', { sites: [] }],
    [
      'sites: "core/../../etc" must be an RFC 1123 name',
      { sites: [site('../../etc')] },
    ],
    [
      'sites: "core/a\\nb" must be an RFC 1123 name',
      { sites: [site('a\nb')] },
    ],
    [
      'sites: must be sites of the repository\'s hubs, which core/nobody is not',
      { sites: [site('nobody')] },
    ],
    [
      'model.version: release v2 of bike is immutable and serves oci://',
      { ...bike, model: { name: 'bike', version: 'v2' } },
    ],
    [
      'sites: core/edge-03 has bike already (ring r1 at v2)',
      { ...bike, sites: sites('edge-03') },
    ],
    [
      'sites: core/edge-01 has bike already (ring r0 at v3)',
      { ...bike, sites: sites('edge-01'), options: { ring: 'r1' } },
    ],
    [
      'model.version: ring r1 of bike is at v2, not at v3',
      { ...bike, options: { ring: 'r1' } },
    ],
    ['namespace: bike is there already with bike-ns', { ...bike, namespace: 'x' }],
    [
      'model.format: bike is there already with onnx',
      { ...bike, model: { ...bike.model, format: 'sklearn' } },
    ],
    [
      'owner: bike is there already with group:default/retail',
      { ...bike, owner: 'group:default/other' },
    ],
    ['runtime: bike is there already with kserve-onnx', { ...bike, runtime: 'x' }],
    [
      'resources: bike is there already',
      { ...bike, resources: { cpu: '2' } },
    ],
    [
      'options.minReplicas: bike is there already with 1',
      { ...bike, options: { minReplicas: 3 } },
    ],
  ])('%s', (message, intent) => {
    expect(() =>
      kserveSitesLayout.plan(tree, deploy(intent), context),
    ).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('an Application name that no label can hold', () => {
    const long = site(`edge-${'x'.repeat(60)}`);
    expect(() =>
      kserveSitesLayout.plan(tree, deploy({ sites: [long] }), {
        ...context,
        inventory: [long],
      }),
    ).toThrow(/^model\.name: the Application name .* longer than 63 characters/);
  });
});
