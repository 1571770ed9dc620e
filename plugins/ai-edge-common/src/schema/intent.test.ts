import { intentSchema, type Intent } from './intent';
import { parseInput } from './parse';

const intent: Intent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike', version: '1.4.0', format: 'onnx' },
  artifact: { uri: `oci://quay.io/edge/bike@sha256:${'a'.repeat(64)}` },
  sites: { names: [{ hub: 'core', name: 'edge-1' }] },
  namespace: 'bikes',
  runtime: 'kserve-onnx',
  resources: { cpu: '500m', memory: '1.5Gi' },
  accelerator: { resource: 'nvidia.com/gpu', count: 1 },
  owner: 'group:default/retail',
  options: { ring: 'r1', minReplicas: 0, readinessPath: '/v2/health' },
};

it('takes a whole intent as it is', () => {
  expect(parseInput(intentSchema, intent)).toEqual(intent);
  const update = {
    kind: 'update',
    gitops: 'models',
    model: { name: 'bike', version: 'v4' },
    artifact: { uri: 's3://models/bike/v4' },
    ring: 'r1',
  };
  expect(parseInput(intentSchema, update)).toEqual(update);
});

it('takes a data connection with its path, and a profile of accelerators', () => {
  const served = {
    ...intent,
    artifact: { uri: 'storage://aws-models//microsoft/phi-4/' },
    accelerator: { resource: 'nvidia.com/gpu', count: 1, profile: 'medium' },
  };
  expect(parseInput(intentSchema, served)).toEqual(served);
});

it.each<[string, object]>([
  [
    'kind: must be one of deploy, update, canary, promote, abort, rollback, stop, start, retire',
    { kind: 'explode' },
  ],
  ['gitops: must name a configured GitOps repository', { gitops: '' }],
  ['model: is required', { model: undefined }],
  ['model.name: must be an RFC 1123 label', { model: { name: 'Bike_1' } }],
  ['model.name: must be an RFC 1123 label', { model: { name: '../etc' } }],
  ['model.name: must be an RFC 1123 label', { model: { name: 'bike\n' } }],
  ['model.name: must be an RFC 1123 label', { model: { name: 'bіke' } }],
  [
    'model.name: must be at most 50 characters',
    { model: { name: 'x'.repeat(51) } },
  ],
  [
    'model.version: must be letters',
    { model: { name: 'b', version: '../v1' } },
  ],
  ['model.version: must be letters', { model: { name: 'b', version: 'v1/x' } }],
  [
    'artifact.uri: must be an artifact address',
    { artifact: { uri: 'bike.onnx' } },
  ],
  [
    'artifact.uri: must be an artifact address',
    { artifact: { uri: 'file:///etc/passwd' } },
  ],
  [
    'artifact.uri: must be an artifact address',
    { artifact: { uri: 's3://a b' } },
  ],
  [
    'artifact.uri: must be at most 1024',
    { artifact: { uri: `s3://${'x'.repeat(2000)}` } },
  ],
  [
    'artifact.uri: must not carry credentials',
    { artifact: { uri: 'https://me:secret@models.example/bike.onnx' } },
  ],
  [
    'artifact.uri: must not carry credentials',
    { artifact: { uri: 's3://key:secret@models/bike' } },
  ],
  ['sites: must select sites by names', { sites: {} }],
  ['sites: must select sites by names', { sites: { labels: {} } }],
  [
    'sites: must select sites by names',
    { sites: { filter: {}, claims: undefined } },
  ],
  ['sites.names: must name at least one site', { sites: { names: [] } }],
  ['sites.names[0].name: is required', { sites: { names: [{ hub: 'core' }] } }],
  [
    'sites.filter.region: must be a string or an array',
    { sites: { filter: { region: 1 } } },
  ],
  ['sites: has no "all"', { sites: { all: true, labels: { a: 'b' } } }],
  [
    'resources.memory: must be a Kubernetes quantity',
    { resources: { memory: 'lots' } },
  ],
  [
    'accelerator.resource: must be an extended resource name',
    { accelerator: { resource: 'gpu', count: 1 } },
  ],
  [
    'accelerator.count: must be an integer, not float',
    { accelerator: { resource: 'nvidia.com/gpu', count: 1.5 } },
  ],
  [
    'accelerator.profile: must be an RFC 1123 name',
    {
      accelerator: { resource: 'nvidia.com/gpu', count: 1, profile: '../x' },
    },
  ],
  ['owner: must be an entity ref', { owner: 'group:default/a\nb' }],
  ['options.ring: must be an RFC 1123 label', { options: { ring: 'r/1' } }],
  ['options.minReplicas: must be at least 0', { options: { minReplicas: -1 } }],
  ['options.minReplicas: must be at most 20', { options: { minReplicas: 21 } }],
  [
    'options.readinessPath: must be a path',
    { options: { readinessPath: 'health' } },
  ],
  ['body: has no "force"', { force: true }],
])('refuses: %s', (message, change) => {
  expect(() => parseInput(intentSchema, { ...intent, ...change })).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});

it.each([
  'default',
  'kube-system',
  'kube-public',
  'kube-x',
  'openshift',
  'openshift-gitops',
  'open-cluster-management',
  'open-cluster-management-agent',
  'multicluster-engine',
])('refuses the namespace %s of the platform', namespace => {
  expect(() => parseInput(intentSchema, { ...intent, namespace })).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: `namespace: must not be ${namespace}, which belongs to the platform of a site`,
    }),
  );
});

it.each(['kube', 'default-bikes', 'openshifted', 'my-kube-system'])(
  'takes the namespace %s',
  namespace => {
    expect(parseInput(intentSchema, { ...intent, namespace })).toMatchObject({
      namespace,
    });
  },
);
