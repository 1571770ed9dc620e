import { build } from './build';
import { memoryTree } from './__testUtils__/testTree';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {}
  template:
    spec:
      containers:
        - name: main
          image: registry.example/web:1
        - name: side
          image: other
      volumes:
        - name: data
          configMap:
            name: data
`;

const one = (files: Record<string, string>, dir = 'app') => {
  const [object] = build(memoryTree(files), dir);
  return object;
};

describe('build', () => {
  it('merges lists of built-in kinds by key and replaces those of others', () => {
    const patched = one({
      'app/kustomization.yaml': `resources: [d.yaml]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
              - {name: main, env: [{name: A, value: b}]}
              - {name: side, $patch: delete}
`,
      'app/d.yaml': deployment,
    });
    expect(patched.spec.template.spec.containers).toEqual([
      {
        name: 'main',
        image: 'registry.example/web:1',
        env: [{ name: 'A', value: 'b' }],
      },
    ]);
  });

  it.each([
    [{ newTag: '2' }, 'registry.example/web:2'],
    [{ newName: 'quay.io/web' }, 'quay.io/web:1'],
    [{ newName: 'quay.io/web', digest: 'sha256:ab' }, 'quay.io/web@sha256:ab'],
  ])('sets an image by %j', (change, image) => {
    const entry = { name: 'registry.example/web', ...change };
    const object = one({
      'app/kustomization.yaml': JSON.stringify({
        resources: ['d.yaml'],
        images: [entry],
      }),
      'app/d.yaml': deployment,
    });
    expect(object.spec.template.spec.containers[0].image).toBe(image);
  });

  it('lets references follow generated and prefixed names', () => {
    const objects = build(
      memoryTree({
        'app/kustomization.yaml':
          'namePrefix: x-\nresources: [d.yaml]\nconfigMapGenerator: [{name: data, literals: [a=1]}]\n',
        'app/d.yaml': deployment,
      }),
      'app',
    );
    const map = objects.find(({ kind }) => kind === 'ConfigMap')!;
    const web = objects.find(({ kind }) => kind === 'Deployment')!;
    expect(map.metadata.name).toMatch(/^x-data-[a-z0-9]{10}$/);
    expect(web.metadata.name).toBe('x-web');
    expect(web.spec.template.spec.volumes[0].configMap.name).toBe(
      map.metadata.name,
    );
  });

  it('applies components over what the kustomization has gathered', () => {
    const object = one(
      {
        'run/kustomization.yaml':
          'resources: [../base]\ncomponents: [../ring, ../class]\n',
        'base/kustomization.yaml': 'resources: [i.yaml]\n',
        'base/i.yaml':
          'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\nspec: {predictor: {model: {args: [a]}}}\n',
        'ring/kustomization.yaml':
          'kind: Component\ncomponents: [../release]\n',
        'release/kustomization.yaml':
          'kind: Component\npatches: [{target: {kind: InferenceService}, patch: "[{op: add, path: /spec/predictor/model/storageUri, value: s3://b/v1}]"}]\n',
        'class/kustomization.yaml':
          'kind: Component\npatches: [{target: {kind: InferenceService, name: m}, patch: "{spec: {predictor: {model: {args: [b]}}}}"}]\n',
      },
      'run',
    );
    expect(object.spec.predictor.model).toEqual({
      args: ['b'],
      storageUri: 's3://b/v1',
    });
  });

  it.each([
    ['an unknown field', 'helmCharts: []', /helmCharts/],
    ['a missing resource', 'resources: [gone.yaml]', /gone\.yaml/],
    ['a remote resource', 'resources: [https://x/y]', /remote/],
    ['a path out of the repository', 'resources: [../../../x]', /outside/],
    ['a component as resource', 'resources: [../part]', /Component/],
    ['a resource as component', 'components: [../base]', /Component/],
    [
      'a patch without a target',
      'resources: [../base]\npatches: [{patch: "{apiVersion: v1, kind: Pod, metadata: {name: none}}"}]',
      /no matches/,
    ],
    [
      'a JSON patch of a path that is not there',
      'resources: [../base]\npatches: [{target: {kind: Deployment}, patch: "[{op: replace, path: /spec/nope, value: 1}]"}]',
      /spec\/nope/,
    ],
    [
      'a replacement without its field',
      'resources: [../base]\nreplacements: [{source: {kind: Deployment}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.none.x]}]}]',
      /spec\.none\.x/,
    ],
    ['the same object twice', 'resources: [d.yaml, ../base]', /already/],
    ['itself', 'resources: [../app]', /cycle/],
    ['broken YAML', 'resources: [a', /kustomization\.yaml/],
  ])('refuses %s', (_, kustomization, message) => {
    const tree = memoryTree({
      'app/kustomization.yaml': kustomization,
      'app/d.yaml': deployment,
      'base/kustomization.yaml': 'resources: [d.yaml]',
      'base/d.yaml': deployment,
      'part/kustomization.yaml': 'kind: Component',
    });
    expect(() => build(tree, 'app')).toThrow(message);
  });
});
