import { serving, tree, treeWith } from '../../__testUtils__/maas';
import { maasLayout } from './maasLayout';

const dev = `${serving}/dev/granite.yaml`;

it('reads what every environment serves, with its data connection as an address', () => {
  expect(maasLayout.read(tree)).toEqual([
    {
      hub: 'core',
      site: 'maas-dev',
      model: 'granite',
      version: 'v2',
      artifact: 'storage://aws-models/ibm/granite-v2/',
      namespace: 'llm-hosting',
      object: { kind: 'InferenceService', name: 'granite-8b' },
      owner: 'group:default/retail',
      format: 'vLLM',
      path: `${serving}/dev`,
      application: 'maas-dev',
    },
    expect.objectContaining({
      site: 'maas-dev',
      model: 'phi',
      // The file names none: the environment's.
      namespace: 'llm-hosting',
      artifact: expect.stringMatching(/^oci:/),
    }),
    expect.objectContaining({
      site: 'maas-prod',
      model: 'granite',
      version: 'v1',
      application: 'models',
    }),
    expect.objectContaining({ site: 'maas-prod', model: 'phi' }),
  ]);
});

it('reads the reference as it is: a directory of manifests without a kustomization', () => {
  const plain = treeWith({
    'environments.yaml': `environments:
  - {name: prod, path: ${serving}/dev, namespace: llm, site: {hub: core, name: a.b}}
`,
    [`${serving}/dev/kustomization.yaml`]: undefined,
    [`${serving}/dev/serving-runtimes/x.yaml`]: 'kind: ServingRuntime\n',
  });
  expect(
    maasLayout
      .read(plain)
      .map(({ site, model, application }) => [site, model, application]),
  ).toEqual([
    ['a.b', 'granite', 'maas-prod'],
    ['a.b', 'phi', 'maas-prod'],
  ]);
});

it('reads what is built: patches and namespace of the kustomization count', () => {
  const path = `${serving}/dev/kustomization.yaml`;
  const patched = treeWith({
    [path]: `namespace: other\n${tree.read(path)}patches:
  - target: {kind: InferenceService, name: granite-8b}
    patch: |-
      - {op: replace, path: /spec/predictor/model/storage/path, value: patched}
      - {op: add, path: /metadata/annotations/serving.kserve.io~1stop, value: 'true'}
`,
  });
  expect(maasLayout.read(patched)[0]).toMatchObject({
    artifact: 'storage://aws-models/patched',
    namespace: 'other',
    stopped: true,
  });
});

it.each<[string, string]>([
  ['', 'environments.yaml: must list at least one environment in environments'],
  ['a: [', 'environments.yaml: is not YAML that can be read'],
  [
    'environments: [{name: dev}]',
    'environments.yaml: environments[0].path is required',
  ],
  ...(
    [
      ['../../etc', 'path must be a directory below components/configs/maas'],
      ['components/configs/maas/../x', 'path must be a directory below'],
      ['components/configs/maas/a//b', 'path must be a directory below'],
      ['components/configs/maas/a/', 'path must be a directory below'],
      ['/components/configs/maas/a', 'path must be a directory below'],
    ] as const
  ).map(([path, rule]): [string, string] => [
    `environments: [{name: dev, path: ${path}, namespace: n, site: {hub: h, name: s}}]`,
    `environments.yaml: environments[0].${rule}`,
  ]),
  [
    'environments: [{name: dеv, path: components/configs/maas/a, namespace: n, site: {hub: h, name: s}}]',
    'environments.yaml: environments[0].name must be an RFC 1123 name',
  ],
  [
    'environments: [{name: dev, path: components/configs/maas/a, namespace: n, site: {hub: h, name: "s\\n"}}]',
    'environments.yaml: environments[0].site.name must be an RFC 1123 name',
  ],
  [
    `environments:
  - &a {name: dev, path: components/configs/maas/a, namespace: n, site: {hub: h, name: s}}
  - {<<: *a, name: prod, path: components/configs/maas/b}
`,
    'environments.yaml: site h/s is there twice; each environment has its own',
  ],
])('refuses environments %j', (text, message) => {
  expect(() =>
    maasLayout.read(treeWith({ 'environments.yaml': text })),
  ).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});

it('names the file that it cannot read', () => {
  for (const text of ['a: [', '!!js/function x', 'a: 1\na: 2\n']) {
    expect(() => maasLayout.read(treeWith({ [dev]: text }))).toThrow(
      `${dev}: is not YAML that can be read`,
    );
  }
});
