import {
  lawful,
  refused,
  serving,
  sites,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import type { ResolvedIntent } from '../../types';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

const dev = `${serving}/dev/granite.yaml`;
const oci = `oci://quay.io/models/granite@sha256:${'3'.repeat(64)}`;

function update(more: Partial<Update> = {}): Update {
  return {
    kind: 'update',
    gitops: 'maas',
    model: { name: 'granite', version: 'v3' },
    artifact: { uri: 'storage://aws-models/ibm/granite-v3/' },
    sites: sites('maas-dev'),
    ...more,
  };
}

it('changes path and release in the one file, and nothing around them', () => {
  const { plan, file } = lawful(update());
  expect(plan.files.map(({ path }) => path)).toEqual([dev]);
  expect(file(dev)).toBe(
    tree
      .read(dev)!
      .replace('ibm/granite-v2/', 'ibm/granite-v3/')
      .replace('release: v2', 'release: v3'),
  );
});

it('changes the form of the artifact, to an address and back', () => {
  const { file, after } = lawful(update({ artifact: { uri: oci } }));
  expect(file(dev)).toContain(`      storageUri: ${oci}\n    tolerations:`);
  expect(file(dev)).not.toContain('storage:');
  const back = lawful(
    update({
      model: { name: 'granite', version: 'v2' },
      artifact: { uri: 'storage://aws-models/ibm/granite-v2/' },
    }),
    after,
  );
  expect(back.file(dev)).toBe(
    tree
      .read(dev)!
      .replace('key: aws-models # the data connection', 'key: aws-models'),
  );
});

it('moves every environment that has it when no site is chosen', () => {
  const { plan, file } = lawful(
    update({ model: { name: 'phi', version: 'v2' }, sites: undefined }),
  );
  expect(plan.sites).toHaveLength(2);
  expect(file(`${serving}/prod/phi.yaml`)).toContain(
    'labels:\n    ai-edge/release: v2\n',
  );
});

it('refuses a file that another environment builds too', () => {
  const shared = treeWith({
    [`${serving}/prod/kustomization.yaml`]:
      'resources: [../runtimes, ../dev/granite.yaml, phi.yaml]\n',
  });
  expect(refused(update(), shared)).toBe(
    `${dev}: environment prod builds it too; give dev a file of its own in ${serving}/dev first`,
  );
});

it('refuses what a patch says anyway', () => {
  const path = `${serving}/dev/kustomization.yaml`;
  const patched = treeWith({
    [path]: `${tree.read(path)}patches:
  - patch: |-
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata:
        name: granite-8b
        labels: {ai-edge/release: v7}
      spec: {predictor: {model: {storage: {path: patched}}}}
`,
  });
  expect(refused(update(), patched)).toMatch(
    `${serving}/dev: a patch there says what granite is`,
  );
});

it.each<[string, Partial<Update>]>([
  [
    'model.version: is required, granite names its release in dev (v2)',
    { model: { name: 'granite' } },
  ],
  [
    'model.name: there is no model iris in this repository; it has granite, phi',
    { model: { name: 'iris', version: 'v1' }, sites: undefined },
  ],
  [
    'sites: dev (core/maas-dev) does not have iris',
    { model: { name: 'iris', version: 'v1' } },
  ],
  ['artifact: is required', { artifact: undefined }],
  [
    'ring: the maas layout has no rings, choose sites or none for every environment',
    { ring: 'r0' },
  ],
  ['toRing: the maas layout has no rings', { toRing: 'r1' }],
])('refuses: %s', (message, more) => {
  expect(refused(update(more))).toBe(message);
});
