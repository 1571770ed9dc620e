import { context, deploy, tree, uri } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { MemoryTree } from '../../tree/MemoryTree';
import { aiEdgeLayout } from './aiEdgeLayout';

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
    'update acm/odh-core/acm-observability/files/uwl_metrics_list.yaml',
    `create ${APP}/kustomization.yaml`,
    'update acm/odh-edge/apps/telemetry/files/uwl_metrics_list.yaml',
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
    'ok metrics-allowed',
  ]);

  kustomizeBuild(after, [APP, OVERLAY], built => {
    const [placement, applicationSet] = ['Placement', 'ApplicationSet'].map(
      kind => built.get(OVERLAY)!.find(object => object.kind === kind),
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
    expect(
      app.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort(),
    ).toEqual([
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
