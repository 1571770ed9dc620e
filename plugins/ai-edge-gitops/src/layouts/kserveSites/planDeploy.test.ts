import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import {
  context,
  deploy,
  digest,
  site,
  sites,
  tree,
} from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { MemoryTree } from '../../tree/MemoryTree';
import { parseYaml } from '../../yaml/parseYaml';
import { kserveSitesLayout } from './kserveSitesLayout';

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
        title: 'This will not take effect until bootstrap/west is applied',
      }),
    ]);

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
    const { after } = planByTheLaws(kserveSitesLayout, tree, deploy(), context);
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
                '/models/iris/base;/models/iris/classes;/models/iris/releases;/models/iris/canary;/models/iris/stop;/models/iris/rings;/models/iris/run',
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
