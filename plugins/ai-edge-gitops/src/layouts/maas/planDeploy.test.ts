import {
  context,
  deploy,
  lawful,
  refused,
  serving,
  sites,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';

const gpu = { resource: 'nvidia.com/gpu', count: 1 };

it('writes one file and one line in its place', () => {
  const { plan, file } = lawful(
    deploy({
      artifact: { uri: 'storage://aws-models/org/iris/' },
      runtime: 'vllm-2',
      resources: { cpu: '4', memory: '16Gi' },
      accelerator: { ...gpu, profile: 'medium' },
      owner: 'group:default/retail',
    }),
  );
  expect(plan.files.map(({ path, change }) => [path, change])).toEqual([
    [`${serving}/dev/iris.yaml`, 'create'],
    [`${serving}/dev/kustomization.yaml`, 'update'],
  ]);
  expect(file(`${serving}/dev/kustomization.yaml`)).toBe(
    tree
      .read(`${serving}/dev/kustomization.yaml`)!
      .replace('  - phi.yaml\n', '  - iris.yaml\n  - phi.yaml\n'),
  );
  expect(file(`${serving}/dev/iris.yaml`)).toBe(`\
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: iris
  namespace: llm-hosting
  annotations:
    openshift.io/display-name: iris
    serving.kserve.io/deploymentMode: Standard
    ai-edge/owner: group:default/retail
  labels:
    opendatahub.io/dashboard: 'true'
    ai-edge/model: iris
    ai-edge/release: v1
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 1
    deploymentStrategy:
      type: RollingUpdate
      rollingUpdate:
        maxSurge: 0
        maxUnavailable: 1
    model:
      modelFormat:
        name: vLLM
      runtime: vllm-2
      storage:
        key: aws-models
        path: org/iris/
      resources:
        requests:
          cpu: '4'
          memory: 16Gi
          nvidia.com/gpu: '1'
        limits:
          cpu: '4'
          memory: 16Gi
          nvidia.com/gpu: '1'
    tolerations:
      - key: nvidia.com/gpu
        operator: Equal
        value: T4-PRIVATE
        effect: NoSchedule
`);
  expect(plan.findings.map(({ id, state }) => [id, state])).toEqual([
    ['artifact-not-pinned', 'warn'],
    ['delivery-dev', 'unknown'],
  ]);
});

it('writes for each environment of the chosen sites, and kubectl builds both', () => {
  const { plan, after } = lawful(
    deploy({ sites: sites('maas-prod', 'maas-dev') }),
  );
  expect(plan.sites).toEqual([
    { hub: 'core', name: 'maas-dev' },
    { hub: 'core', name: 'maas-prod' },
  ]);
  expect(plan.files).toHaveLength(4);
  const dirs = [`${serving}/dev`, `${serving}/prod`];
  kustomizeBuild(after, dirs, built => {
    for (const dir of dirs) {
      expect(built.get(dir)).toContainEqual(
        expect.objectContaining({
          kind: 'InferenceService',
          metadata: expect.objectContaining({ name: 'iris' }),
        }),
      );
    }
  });
  // What a site's KServe is not known to say is written as the reference does.
  expect(after.read(`${serving}/prod/iris.yaml`)).toContain(
    'deploymentMode: RawDeployment',
  );
});

it('writes only the file where an environment has no kustomization', () => {
  const plain = treeWith({ [`${serving}/dev/kustomization.yaml`]: undefined });
  expect(lawful(deploy(), plain).plan.files).toHaveLength(1);
});

it('does not ask who applies it where an Application of the repository does', () => {
  const { plan } = lawful(
    deploy({ sites: sites('maas-prod', 'maas-dev') }),
    treeWith({
      'bootstrap/core/dev.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
spec: {source: {path: ${serving}/dev}}
`,
    }),
  );
  expect(plan.findings.map(({ id }) => id)).toEqual(['delivery-prod']);
});

it('warns of a runtime and of a pool that are not there', () => {
  const { plan } = lawful(
    deploy({ runtime: 'vllm-9', accelerator: { ...gpu, profile: 'large' } }),
  );
  expect(plan.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'runtime-undefined-dev', state: 'warn' }),
      expect.objectContaining({
        id: 'toleration-without-pool',
        title: 'No pool of this repository has nodes for A10G-PRIVATE',
      }),
    ]),
  );
});

it('puts back what a retired model left as it was', () => {
  const { after } = lawful(deploy());
  const retired = treeWith(
    {
      [`${serving}/dev/kustomization.yaml`]: tree.read(
        `${serving}/dev/kustomization.yaml`,
      ),
    },
    after,
  );
  expect(lawful(deploy(), retired).plan.files).toHaveLength(1);
});

it.each<[string, Parameters<typeof deploy>[0]]>([
  [
    'sites: core/shop-1 is not the site of an environment; environments.yaml has dev (core/maas-dev), prod (core/maas-prod)',
    { sites: sites('shop-1') },
  ],
  ['sites: must resolve to at least one site', { sites: [] }],
  [
    'artifact.uri: an oci:// artifact must be pinned by digest (@sha256:…)',
    { artifact: { uri: 'oci://quay.io/models/iris:v1' } },
  ],
  [
    'model.format: is required, iris is new in dev',
    { model: { name: 'iris', version: 'v1' } },
  ],
  [
    'accelerator.profile: is required, there are several for nvidia.com/gpu: large, medium',
    { accelerator: gpu },
  ],
  [
    'accelerator.profile: huge is not enabled, or not for nvidia.com/gpu; enabled for nvidia.com/gpu: large, medium',
    { accelerator: { ...gpu, profile: 'huge' } },
  ],
  [
    'accelerator.resource: no enabled AcceleratorProfile of this repository is for amd.com/gpu',
    { accelerator: { resource: 'amd.com/gpu', count: 1 } },
  ],
  ['options.ring: the maas layout has no rings', { options: { ring: 'r0' } }],
  [
    'artifact.uri: dev has granite already with storage://aws-models/ibm/granite-v2/; a deploy does not change that, an update changes version and artifact',
    { model: { name: 'granite', format: 'vllm' } },
  ],
  [
    `model.name: ${serving}/dev/granite.yaml has an InferenceService of that name for model granite`,
    { model: { name: 'granite-8b', format: 'vllm' } },
  ],
  [
    'namespace: must not be kube-system, which belongs to the platform of a site',
    { namespace: 'kube-system' },
  ],
  [
    'model.name: "kustomization" cannot be the name of a file',
    { model: { name: 'kustomization', format: 'vllm' } },
  ],
])('refuses: %s', (message, more) => {
  expect(refused(deploy(more))).toBe(message);
});

it('refuses to overwrite what somebody else has there', () => {
  const path = `${serving}/dev/iris.yaml`;
  expect(refused(deploy(), treeWith({ [path]: 'kind: ConfigMap\n' }))).toBe(
    `${path}: is there already and serves no model of ${serving}/dev; remove or rename it first`,
  );
});

it('says what is missing without environments.yaml', () => {
  expect(
    refused(deploy(), treeWith({ 'environments.yaml': undefined }), context),
  ).toMatch(
    /^environments\.yaml: is missing in the repository; the maas layout/,
  );
});
