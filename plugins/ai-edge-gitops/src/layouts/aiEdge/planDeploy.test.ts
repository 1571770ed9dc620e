import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { loadFixture } from '../../__testUtils__/loadFiles';
import { MemoryTree } from '../../tree/MemoryTree';
import { applyChanges } from '../../tree/applyChanges';
import type { InventorySite, PlanContext, ResolvedIntent } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

const tree = loadFixture('ai-edge');
const uri = `oci://quay.io/edge/iris@sha256:${'1'.repeat(64)}`;

function site(
  name: string,
  labels: Record<string, string> = {},
  more: Partial<InventorySite> = {},
): InventorySite {
  return {
    hub: 'core',
    name,
    clusterSet: 'poc-near-edge',
    labels: { name, ...labels },
    ...more,
  };
}

const shops = [
  site('shop-1', { rents: 'bikes' }),
  site('shop-2', { rents: 'bikes' }),
  site('shop-3'),
];
const inventory = [
  ...shops,
  site('lab-1', {}, { clusterSet: 'labs' }),
  site('nowhere', {}, { clusterSet: undefined }),
  site('nameless', {}, { clusterSet: 'labs', labels: {} }),
];
const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/near-edge',
  branch: 'main',
  inventory,
};

function sites(...names: string[]): InventorySite[] {
  return names.map(name => inventory.find(entry => entry.name === name)!);
}

function deploy(more: Partial<Deploy> = {}): Deploy {
  return {
    kind: 'deploy',
    gitops: 'near-edge',
    model: { name: 'iris' },
    artifact: { uri },
    sites: shops,
    ...more,
  };
}

const APP = 'acm/odh-edge/apps/iris';
const OVERLAY = 'acm/registration/near-edge/overlays/iris';

it('brings app, overlay, list entry and scrape target of a new app, and kustomize builds them', () => {
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({
      model: { name: 'iris', version: 'v7' },
      owner: 'group:default/flowers',
      resources: { cpu: '1', memory: '2Gi' },
      accelerator: { resource: 'nvidia.com/gpu', count: 1 },
      runtime: 'mlserver',
      options: { readinessPath: '/ready', minReplicas: 2 },
    }),
    context,
  );
  expect(plan.files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    `create ${APP}/kustomization.yaml`,
    'update acm/odh-edge/apps/telemetry/otel-collector.yaml',
    'update acm/registration/near-edge/kustomization.yaml',
    `create ${OVERLAY}/kustomization.yaml`,
  ]);
  expect(desired.get('core/shop-3/iris')).toMatchObject({
    application: '{site}-iris',
    path: APP,
    namespace: 'iris',
    object: { kind: 'Deployment', name: 'iris-model-1' },
    version: 'v7',
    owner: 'group:default/flowers',
  });
  const telemetry = 'acm/odh-edge/apps/telemetry/otel-collector.yaml';
  expect(after.read(telemetry)).toBe(
    tree
      .read(telemetry)!
      .replace(
        /( +)(- housing-app-model-1\S+\n)/,
        '$1$2$1- iris-model-1.iris.svc.cluster.local:8082\n',
      ),
  );
  const list = 'acm/registration/near-edge/kustomization.yaml';
  expect(after.read(list)).toBe(
    tree
      .read(list)!
      .replace(
        '- overlays/opentelemetry',
        '- overlays/iris\n- overlays/opentelemetry',
      ),
  );
  expect(plan.findings.map(({ id, state }) => `${state} ${id}`)).toEqual([
    'ok registration-core',
    'warn placement-by-set',
    'ok telemetry-target',
  ]);

  kustomizeBuild(after, [APP, OVERLAY], built => {
  const [placement, applicationSet] = ['Placement', 'ApplicationSet'].map(kind =>
    built.get(OVERLAY)!.find(object => object.kind === kind),
  );
  expect(placement!.metadata.name).toBe('iris-placement');
  expect(placement!.spec.clusterSets).toEqual(['poc-near-edge']);
  expect(applicationSet).toMatchObject({
    metadata: { name: 'iris-appset' },
    spec: {
      generators: [
        {
          clusterDecisionResource: {
            labelSelector: {
              matchLabels: {
                'cluster.open-cluster-management.io/placement':
                  'iris-placement',
              },
            },
          },
        },
      ],
      template: {
        metadata: {
          name: '{{name}}-iris',
          annotations: {
            'ai-edge/model': 'iris',
            'ai-edge/object': 'Deployment/iris-model-1',
          },
        },
        spec: {
          source: {
            repoURL: 'https://git.example.com/edge/near-edge',
            targetRevision: 'main',
            path: APP,
          },
          destination: { namespace: 'iris' },
        },
      },
    },
  });
  const app = built.get(APP)!;
  expect(app.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort()).toEqual([
    'Deployment/iris-model-1',
    'Namespace/iris',
    'Route/iris-model-1',
    'Service/iris-model-1',
  ]);
  expect(app.find(({ kind }) => kind === 'Route')!.spec.to.name).toBe(
    'iris-model-1',
  );
  const deployment = app.find(({ kind }) => kind === 'Deployment')!;
  expect(deployment.spec).toMatchObject({
    replicas: 2,
    selector: { matchLabels: { app: 'iris-1', 'model-name': 'iris' } },
    strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    template: {
      metadata: { labels: { 'ai-edge/release': 'v7', 'model-name': 'iris' } },
      spec: {
        containers: [
          {
            name: 'model',
            image: uri.slice('oci://'.length),
            readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
            resources: {
              limits: { cpu: '1', memory: '2Gi', 'nvidia.com/gpu': '1' },
            },
          },
        ],
      },
    },
  });
  expect(deployment.spec.selector.matchLabels).not.toHaveProperty([
    'ai-edge/release',
  ]);
  });
});

it('names sites that are not a whole cluster set, and says so', () => {
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-3', 'shop-1') }),
    context,
  );
  expect([...desired.keys()].filter(key => key.endsWith('/iris'))).toEqual([
    'core/shop-1/iris',
    'core/shop-3/iris',
  ]);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'placement-by-name', state: 'warn' }),
  );
  kustomizeBuild(after, [OVERLAY], built => {
  expect(
    built.get(OVERLAY)!.find(({ kind }) => kind === 'Placement')!.spec.predicates,
  ).toEqual([
    {
      requiredClusterSelector: {
        labelSelector: {
          matchExpressions: [
            { key: 'name', operator: 'In', values: ['shop-1', 'shop-3'] },
          ],
        },
      },
    },
  ]);
  });
});

it('adds a name to the list that an overlay has', () => {
  const first = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('shop-1') }),
    context,
  );
  const second = planByTheLaws(
    aiEdgeLayout,
    first.after,
    deploy({ sites: sites('shop-2') }),
    context,
  );
  expect(second.plan.files.map(({ path }) => path)).toEqual([
    `${OVERLAY}/kustomization.yaml`,
  ]);
  expect(second.plan.applications).toEqual({ added: 1, removed: 0 });
  expect([...second.desired.keys()].filter(key => key.endsWith('/iris'))).toEqual([
    'core/shop-1/iris',
    'core/shop-2/iris',
  ]);
  const { before, after } = second.plan.files[0];
  expect(after!.split('\n').length).toBe(before!.split('\n').length + 1);
});

it('adds a predicate by name beside one by labels', () => {
  const bikes = deploy({
    model: { name: 'bike-rentals-auto-ml' },
    artifact: {
      uri: aiEdgeLayout.read(tree).find(({ model }) => model.startsWith('bike'))!
        .artifact!,
    },
    sites: sites('shop-1', 'shop-3'),
  });
  const { plan, after, desired } = planByTheLaws(
    aiEdgeLayout,
    tree,
    bikes,
    context,
  );
  const path =
    'acm/registration/near-edge/overlays/bike-rental-app/kustomization.yaml';
  expect(plan.files.map(file => file.path)).toEqual([path]);
  expect(after.read(path)).toContain('# the shops that rent\n');
  expect(
    [...desired.keys()].filter(key => key.includes('bike-rentals')),
  ).toEqual([
    'core/shop-1/bike-rentals-auto-ml',
    'core/shop-2/bike-rentals-auto-ml',
    'core/shop-3/bike-rentals-auto-ml',
  ]);
  kustomizeBuild(after, ['acm/registration/near-edge']);
});

it('warns of a cluster set that nobody has bound', () => {
  const { plan } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ sites: sites('lab-1') }),
    context,
  );
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'cluster-set-not-bound', state: 'warn' }),
  );
});

it('warns when nobody collects metrics and when no hub applies the registration', () => {
  const bare = MemoryTree.fromFiles(
    tree
      .paths()
      .filter(path => !/telemetry|^bootstrap/.test(path))
      .map(path => [path, tree.read(path)!] as const),
  );
  const { plan } = planByTheLaws(aiEdgeLayout, bare, deploy(), context);
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'telemetry-target', state: 'warn' }),
  );
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'registration-core', state: 'warn' }),
  );
});

describe('what a deploy refuses', () => {
  it.each<[string, Partial<Deploy>]>([
    ['artifact.uri: the ai-edge layout deploys an image', { artifact: { uri: 's3://models/iris' } }],
    ['artifact.uri: an oci:// artifact must be pinned by digest', { artifact: { uri: 'oci://quay.io/edge/iris:v1' } }],
    ['namespace: must be iris', { namespace: 'other' }],
    ['options.ring: the ai-edge layout has no rings', { options: { ring: 'r1' } }],
    ['sites: must resolve to at least one site', { sites: [] }],
    ['sites: core/nowhere is in no cluster set', { sites: sites('nowhere') }],
    ['sites: core/nameless has no label name', { sites: sites('nameless') }],
    ['model.name: acm/odh-edge/apps/telemetry is there already', { model: { name: 'telemetry' } }],
    ['artifact.uri: bike-rental-app serves oci://quay.io/edge/bike-rentals@', { model: { name: 'bike-rental-app' } }],
    ['sites: "core/../x" must be an RFC 1123 name', { sites: [site('../x')] }],
  ])('%s', (message, intent) => {
    expect(() => aiEdgeLayout.plan(tree, deploy(intent), context)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each<[string, Partial<Deploy>]>([
    ['resources.cpu: iris is there already with none', { resources: { cpu: '1' } }],
    ['accelerator: iris is there already with none', { accelerator: { resource: 'nvidia.com/gpu', count: 1 } }],
    ['options.minReplicas: iris is there already with 1', { options: { minReplicas: 3 } }],
    ['options.readinessPath: iris is there already with /v2/models/iris/ready', { options: { readinessPath: '/x' } }],
    ['owner: iris is there already with none', { owner: 'group:default/x' }],
    ['model.version: iris is there already with none', { model: { name: 'iris', version: 'v2' } }],
  ])('%s', (message, intent) => {
    const { files } = aiEdgeLayout.plan(tree, deploy(), context);
    expect(() =>
      aiEdgeLayout.plan(applyChanges(tree, files), deploy(intent), context),
    ).toThrow(message);
  });

  it('a name that a site of another hub has too', () => {
    const twin = site('shop-1', {}, { hub: 'west' });
    expect(() =>
      aiEdgeLayout.plan(tree, deploy({ sites: sites('shop-1') }), {
        ...context,
        inventory: [...inventory, twin],
      }),
    ).toThrow('sites: a placement for these would also choose west/shop-1');
  });

  it('a repository without the layout’s base', () => {
    expect(() =>
      aiEdgeLayout.plan(MemoryTree.fromFiles({}), deploy(), context),
    ).toThrow('acm/odh-edge/base/kustomization.yaml: is missing in the repository');
  });

  it('a placement that only the hub can answer', () => {
    const path = 'acm/registration/near-edge/base/near-edge.yaml';
    const before = tree.read(path)!;
    const byClaim = applyChanges(tree, [
      {
        path,
        change: 'update',
        before,
        after: before.replace('labelSelector: {}', 'claimSelector: {}'),
      },
    ]);
    expect(() => aiEdgeLayout.read(byClaim)).toThrow(
      'acm/registration/near-edge/overlays/housing-app: its Placement selects by claims or CEL',
    );
  });
});
