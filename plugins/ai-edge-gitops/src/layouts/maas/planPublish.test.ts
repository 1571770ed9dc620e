import {
  apis,
  lawful,
  refused,
  serving,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import type { ResolvedIntent } from '../../types';

type Publish = Extract<ResolvedIntent, { kind: 'publish-api' }>;

const publish = (name: string, api?: Publish['api']): Publish => ({
  kind: 'publish-api',
  gitops: 'maas',
  model: { name },
  api,
});
const product = `${apis}/granite/product.yaml`;

it('writes the four objects in the order of their waves, and lists them', () => {
  const { plan, file, after } = lawful(
    publish('phi', {
      name: 'phi-api',
      title: 'Phi for all',
      openapi: 'https://git.example.com/ai/maas/raw/main/phi.json',
      requestsPerMinute: 60,
    }),
  );
  expect(plan.files.map(({ path }) => path)).toEqual([
    `${apis}/kustomization.yaml`,
    ...[
      'activedoc.yaml',
      'backend.yaml',
      'kustomization.yaml',
      'product.yaml',
      'proxy-config-promote.yaml',
    ].map(name => `${apis}/phi-api/${name}`),
  ]);
  expect(file(`${apis}/kustomization.yaml`)).toBe(
    'resources:\n  - granite\n  - phi-api\n',
  );
  expect(file(`${apis}/phi-api/backend.yaml`)).toBe(`\
apiVersion: capabilities.3scale.net/v1beta1
kind: Backend
metadata:
  name: phi-api
  namespace: 3scale
  annotations:
    argocd.argoproj.io/sync-wave: '1'
spec:
  name: Phi for all
  systemName: phi-api
  privateBaseURL: http://phi-predictor.llm-hosting.svc.cluster.local:8000
`);
  expect(file(`${apis}/phi-api/activedoc.yaml`)).toContain(
    'productSystemName: phi-api\n  activeDocOpenAPIRef:\n    url: https://git.example.com',
  );
  expect(file(`${apis}/phi-api/proxy-config-promote.yaml`)).toContain(
    'spec:\n  productCRName: phi-api\n  production: true\n  deleteCR: false\n',
  );
  expect(plan.sites).toHaveLength(2);
  expect(plan.applications).toEqual({ added: 0, removed: 0 });
  kustomizeBuild(after, [apis], built => {
    const waves = built
      .get(apis)!
      .filter(({ metadata }) => metadata.name === 'phi-api')
      .map(({ kind, metadata }) => [
        metadata.annotations['argocd.argoproj.io/sync-wave'],
        kind,
      ])
      .sort();
    expect(waves).toEqual([
      ['1', 'Backend'],
      ['2', 'Product'],
      ['3', 'ActiveDoc'],
      ['4', 'ProxyConfigPromote'],
    ]);
    const { spec } = built
      .get(apis)!
      .find(
        ({ kind, metadata }) =>
          kind === 'Product' && metadata.name === 'phi-api',
      )!;
    expect(spec.applicationPlans.standard.limits).toEqual([
      { period: 'minute', value: 60, metricMethodRef: { systemName: 'hits' } },
    ]);
    // Every rule counts what the product has, and every method is counted.
    const counted = spec.mappingRules.map((rule: any) => rule.metricMethodRef);
    expect(Object.keys(spec.methods).sort()).toEqual([...counted].sort());
    expect(spec.backendUsages).toEqual({ 'phi-api': { path: '/' } });
  });
});

it('writes no limit, no documentation and no methods that nobody knows', () => {
  const path = (name: string) => `${serving}/${name}/phi.yaml`;
  const sklearn = treeWith(
    Object.fromEntries(
      ['dev', 'prod'].map(name => [
        path(name),
        tree
          .read(path(name))!
          .replace('vLLM', 'sklearn')
          .replace('RawDeployment', 'Knative'),
      ]),
    ),
  );
  const { plan, file } = lawful(publish('phi'), sklearn);
  expect(plan.files.some(({ path: one }) => one.includes('activedoc'))).toBe(
    false,
  );
  // Knative routes on port 80.
  expect(file(`${apis}/phi/backend.yaml`)).toContain(
    'privateBaseURL: http://phi-predictor.llm-hosting.svc.cluster.local\n',
  );
  expect(file(`${apis}/phi/product.yaml`)).not.toMatch(
    /limits:|^ {2}methods:|llm-metrics/m,
  );
  expect(plan.findings.map(({ id }) => id)).toEqual(['no-limit']);
});

it('finds the API of a model by where it leads, and edits only what is asked', () => {
  const { plan, file, after } = lawful(
    publish('granite', { title: 'Granite 8B', requestsPerMinute: 100 }),
  );
  expect(plan.files.map(({ path }) => path)).toEqual([product]);
  expect(file(product)).toBe(
    `${tree
      .read(product)!
      .replace('"Granite" #', '"Granite 8B" #')}      limits:
        - period: minute
          value: 100
          metricMethodRef:
            systemName: hits
`,
  );
  const more = lawful(publish('granite', { requestsPerMinute: 200 }), after);
  expect(more.file(product)).toBe(
    file(product).replace('value: 100', 'value: 200'),
  );
  const documented = lawful(
    publish('granite', { openapi: 'https://a.example/b.json' }),
  );
  expect(documented.plan.files.map(({ path }) => path)).toEqual([
    `${apis}/granite/activedoc.yaml`,
    `${apis}/granite/kustomization.yaml`,
  ]);
});

it('has nothing to do when the API is there', () => {
  expect(lawful(publish('granite')).plan.files).toEqual([]);
});

it('says so when nothing lists the APIs', () => {
  const { plan } = lawful(
    publish('phi', { requestsPerMinute: 1 }),
    treeWith({ [`${apis}/kustomization.yaml`]: undefined }),
  );
  expect(plan.findings.map(({ id }) => id)).toEqual([
    'apis-not-listed',
    'token-policy',
  ]);
});

it.each<[string, Publish, Record<string, string | undefined>]>([
  [
    'model.name: there is no model iris in this repository; it has granite, phi',
    publish('iris'),
    {},
  ],
  [
    `api.name: ${apis}/granite is the API of something else (granite-8b-predictor.llm-hosting.svc.cluster.local); choose another name`,
    publish('phi', { name: 'granite' }),
    {},
  ],
  [
    'model.name: no Service can be named phi-3.5-predictor, so InferenceService phi-3.5 cannot be reached; rename it (lower case letters, digits and "-")',
    publish('phi-3.5'),
    {
      [`${serving}/dev/phi.yaml`]: tree
        .read(`${serving}/dev/phi.yaml`)!
        .replace('name: phi\n', 'name: phi-3.5\n'),
    },
  ],
  [
    'model.name: phi has another name, namespace or port in each environment (http://phi-predictor.llm-hosting.svc.cluster.local:8000, http://phi-predictor.other.svc.cluster.local:8000), one Backend cannot lead to both',
    publish('phi'),
    {
      [`${serving}/prod/phi.yaml`]: tree
        .read(`${serving}/prod/phi.yaml`)!
        .replace('name: phi\n', 'name: phi\n  namespace: other\n'),
    },
  ],
])('refuses: %s', (message, intent, files) => {
  expect(refused(intent, treeWith(files))).toBe(message);
});
