import { MemoryTree } from '../tree/MemoryTree';
import { readKustomization, resolvePath } from './Kustomization';
import { readPatches } from './patches';

const tree = MemoryTree.fromFiles({
  'app/Kustomization': `
resources: [../base, https://example.com/base, /etc/passwd, ../../../up, deployment.yaml]
components: [../class]
patches:
- target: {kind: Deployment, name: model}
  patch: |-
    - {op: add, path: /spec/x, value: 1}
- path: merge.yaml
- path: ../../outside.yaml
- path: gone.yaml
patchesStrategicMerge:
- merge.yaml
- |-
  kind: Service
  metadata: {name: s}
`,
  'app/merge.yaml':
    'kind: Route\nmetadata: {name: r}\n---\nkind: Route\nmetadata: {name: q}\n',
});

it('reads paths inside the repository and no others', () => {
  const kustomization = readKustomization(tree, 'app')!;
  expect(kustomization).toMatchObject({
    path: 'app/Kustomization',
    resources: ['base', 'app/deployment.yaml'],
    components: ['class'],
  });
  expect(readKustomization(tree, 'gone')).toBeUndefined();
  expect(resolvePath('a/b', '../c/')).toBe('a/c');
  expect(resolvePath('a', '../..')).toBeUndefined();
});

it('reads inline patches and those in files, with what they are meant for', () => {
  const patches = readPatches(tree, readKustomization(tree, 'app')!);
  expect(patches.map(({ target }) => target)).toEqual([
    { kind: 'Deployment', name: 'model' },
    { kind: 'Route', name: 'r' },
    { kind: 'Route', name: 'q' },
    { kind: 'Route', name: 'r' },
    { kind: 'Route', name: 'q' },
    { kind: 'Service', name: 's' },
  ]);
  expect(patches[0].operations).toEqual([
    { op: 'add', path: '/spec/x', value: 1 },
  ]);
});
