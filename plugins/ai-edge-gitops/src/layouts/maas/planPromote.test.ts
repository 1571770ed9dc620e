import {
  deploy,
  lawful,
  refused,
  serving,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';

const promote = (name: string, from = 'dev', to = 'prod') => ({
  kind: 'promote' as const,
  gitops: 'maas',
  model: { name },
  environment: { from, to },
});
const prod = `${serving}/prod/granite.yaml`;

it('brings the release and leaves the environment what is its own', () => {
  const { plan, file } = lawful(promote('granite'));
  expect(plan.files.map(({ path }) => path)).toEqual([prod]);
  expect(plan.sites).toEqual([{ hub: 'core', name: 'maas-prod' }]);
  expect(file(prod)).toBe(
    tree
      .read(prod)!
      .replace('granite-v1', 'granite-v2')
      .replace('release: v1', 'release: v2')
      .replace('max-model-len=4096', 'max-model-len=6144')
      .replace(
        / {8}- '(.*)'\n {8}- '(.*)'\n/,
        '        - --max-model-len=6144\n        - --dtype=half\n',
      ),
  );
  expect(file(prod)).toContain('minReplicas: 2');
  expect(file(prod)).toContain('L40-PRIVATE');
  expect(plan.findings.map(({ id }) => id)).toEqual([
    'environment-keeps',
    'artifact-not-pinned',
    'delivery-prod',
  ]);
});

it('copies the whole file where the model is new, serving and in its namespace', () => {
  const environments = tree
    .read('environments.yaml')!
    .replace(/llm-hosting\n {4}application/, 'llm\n    application');
  const { after: dev } = lawful(
    deploy(),
    treeWith({ 'environments.yaml': environments }),
  );
  const stopped = lawful(
    {
      kind: 'stop',
      gitops: 'maas',
      model: { name: 'iris' },
      sites: deploy().sites,
    },
    dev,
  ).after;
  const { plan, file, after } = lawful(promote('iris'), stopped);
  expect(plan.files.map(({ path, change }) => [path, change])).toEqual([
    [`${serving}/prod/iris.yaml`, 'create'],
    [`${serving}/prod/kustomization.yaml`, 'update'],
  ]);
  expect(file(`${serving}/prod/iris.yaml`)).toBe(
    dev
      .read(`${serving}/dev/iris.yaml`)!
      .replace('namespace: llm-hosting', 'namespace: llm'),
  );
  kustomizeBuild(after, [`${serving}/prod`]);
});

it('warns when the other environment does not have the runtime', () => {
  const path = `${serving}/prod/kustomization.yaml`;
  const { plan } = lawful(
    promote('granite'),
    treeWith({ [path]: tree.read(path)!.replace('  - ../runtimes\n', '') }),
  );
  expect(plan.findings).toContainEqual(
    expect.objectContaining({ id: 'runtime-undefined-prod' }),
  );
});

it.each([
  [
    'environment.to: must be one of dev, prod, the environments in environments.yaml',
    promote('granite', 'dev', 'live'),
  ],
  ['environment.from: dev does not serve iris', promote('iris')],
  [
    'environment: is required, the maas layout has environments and no canaries',
    { ...promote('granite'), environment: undefined, ring: 'r1' },
  ],
])('refuses: %s', (message, intent) => {
  expect(refused(intent)).toBe(message);
});
