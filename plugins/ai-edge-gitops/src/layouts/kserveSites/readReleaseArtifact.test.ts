import {
  deploy,
  inventory,
  sites,
  tree,
} from '../../__testUtils__/kserveSites';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { MemoryTree } from '../../tree/MemoryTree';
import { kserveSitesLayout } from './kserveSitesLayout';
import { readReleaseArtifact } from './readReleaseArtifact';

const context = {
  repoUrl: 'https://git.example.com/edge/models',
  branch: 'main',
  inventory,
};

it('writes a data connection as the two fields that KServe has', () => {
  const uri = 'storage://aws-models/org/iris/v1';
  const { after } = planByTheLaws(
    kserveSitesLayout,
    tree,
    deploy({ artifact: { uri }, sites: sites('edge-00') }),
    context,
  );
  expect(readReleaseArtifact(after, 'models/iris/releases/v1')).toBe(uri);
  const run = 'models/iris/run/r0.sno-std';
  kustomizeBuild(after, [run], built => {
    const service = built
      .get(run)!
      .find(({ kind }) => kind === 'InferenceService')!;
    expect(service.spec.predictor.model).toMatchObject({
      storage: { key: 'aws-models', path: 'org/iris/v1' },
    });
    expect(service.spec.predictor.model.storageUri).toBeUndefined();
  });
});

it.each([
  [
    '- {op: add, path: /spec/predictor/model/storage, value: {key: k, path: p/q}}',
    'storage://k/p/q',
  ],
  [
    '- {op: add, path: /spec/predictor/model/storageUri, value: s3://a/b}',
    's3://a/b',
  ],
  ['- {op: add, path: /spec/predictor/model/runtime, value: x}', undefined],
])('reads the operation %s', (patch, uri) => {
  const release = MemoryTree.fromFiles({
    'r/kustomization.yaml': `patches:\n  - target: {kind: InferenceService}\n    patch: |-\n      ${patch}\n`,
  });
  expect(readReleaseArtifact(release, 'r')).toBe(uri);
});

it('refuses a profile of accelerators, which it cannot look up', () => {
  expect(() =>
    kserveSitesLayout.plan(
      tree,
      deploy({
        accelerator: { resource: 'nvidia.com/gpu', count: 1, profile: 'big' },
      }),
      context,
    ),
  ).toThrow('accelerator.profile: only the maas layout');
});
