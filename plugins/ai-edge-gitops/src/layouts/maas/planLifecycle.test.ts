import {
  lawful,
  refused,
  serving,
  sites,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';

const model = { name: 'granite' };
const base = { gitops: 'maas', model };
const dev = `${serving}/dev/granite.yaml`;
const list = `${serving}/dev/kustomization.yaml`;
const revision = 'c'.repeat(40);

describe('stop and start', () => {
  const stop = { ...base, kind: 'stop' as const, sites: sites('maas-dev') };

  it('adds one line and takes it out again', () => {
    const { file, after } = lawful(stop);
    expect(file(dev)).toBe(
      tree
        .read(dev)!
        .replace(
          '  name: granite-8b\n',
          "    serving.kserve.io/stop: 'true'\n  name: granite-8b\n",
        ),
    );
    const started = lawful({ ...stop, kind: 'start' }, after);
    expect(started.file(dev)).toBe(tree.read(dev));
  });

  it('makes the annotations of a file that has none, and takes them out', () => {
    const path = `${serving}/dev/phi.yaml`;
    const bare = tree.read(path)!.replace(/ {2}annotations:\n.*\n/, '');
    const phi = { ...stop, model: { name: 'phi' } };
    const { after } = lawful(phi, treeWith({ [path]: bare }));
    expect(lawful({ ...phi, kind: 'start' }, after).file(path)).toBe(bare);
  });
});

describe('retire', () => {
  const retire = { ...base, kind: 'retire' as const };

  it('takes the line first, and the file when no environment builds it', () => {
    const { plan, file, after } = lawful({
      ...retire,
      sites: sites('maas-dev'),
    });
    expect(file(list)).toBe(tree.read(list)!.replace('  - granite.yaml\n', ''));
    expect(plan.files).toHaveLength(1);
    expect(plan.findings.map(({ id }) => id)).toEqual([
      'prune',
      'leftover-api-granite',
      'delivery-dev',
    ]);
    kustomizeBuild(after, [`${serving}/dev`]);
    expect(refused({ ...retire, step: 'files' }, after)).toBe(
      'step: core/maas-prod has granite in Git; retire its assignments first, and the files when the sites have let go',
    );
    const both = lawful(retire).after;
    const files = lawful({ ...retire, step: 'files' }, both);
    expect(files.plan.files.map(({ path, change }) => [path, change])).toEqual([
      [dev, 'delete'],
      [`${serving}/prod/granite.yaml`, 'delete'],
    ]);
    expect(files.plan.mustBeGone).toEqual({
      namespace: 'llm-hosting',
      object: { kind: 'InferenceService', name: 'granite-8b' },
    });
    kustomizeBuild(files.after, [`${serving}/dev`, `${serving}/prod`]);
  });

  it('does not take along what is in the same file', () => {
    const two = treeWith({
      [dev]: `${tree.read(
        dev,
      )}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n`,
    });
    expect(refused({ ...retire, sites: sites('maas-dev') }, two)).toBe(
      `${dev}: holds more than the InferenceService of granite; give that a file of its own first`,
    );
  });
});

describe('rollback', () => {
  const rollback = {
    ...base,
    kind: 'rollback' as const,
    revision,
    sites: sites('maas-dev'),
  };
  const older = tree.read(dev)!.replace('granite-v2', 'granite-v1');
  const past = { revision, tree: treeWith({ [dev]: older }) };

  it('restores the file of that commit, and proves the rest unchanged', () => {
    const { plan, file } = lawful(rollback, tree, { past });
    expect(file(dev)).toBe(older);
    expect(plan.findings[0]).toMatchObject({
      id: 'render-identical',
      state: 'ok',
      title: 'granite is built as at cccccccc, 5 other objects as now',
    });
  });

  it('says that a shared runtime is not what it was', () => {
    const path = `${serving}/runtimes/vllm.yaml`;
    const before = treeWith(
      { [path]: `${tree.read(path)}  replicas: 1\n` },
      past.tree,
    );
    const { plan } = lawful(rollback, tree, {
      past: { revision, tree: before },
    });
    expect(plan.findings[1]).toMatchObject({ id: 'runtime-changed-dev' });
  });

  it('refuses what could not be built as then', () => {
    const patched = treeWith({
      [list]: `${tree.read(list)}patches:
  - target: {kind: InferenceService, name: granite-8b}
    patch: |-
      - {op: replace, path: /spec/predictor/minReplicas, value: 3}
`,
    });
    expect(refused(rollback, patched, { past })).toMatch(
      'revision: dev would not build what it built then',
    );
    expect(refused({ ...rollback, revision: undefined })).toMatch(
      'revision: is required, the maas layout keeps no releases',
    );
    const without = {
      revision,
      tree: treeWith({ [dev]: undefined, [list]: 'resources: []\n' }),
    };
    expect(refused(rollback, tree, { past: without })).toBe(
      'revision: dev did not serve granite at cccccccc',
    );
  });
});

it.each([
  [
    'kind: the maas layout cannot split traffic: try a version in one environment and promote it to the next',
    {
      ...base,
      kind: 'canary' as const,
      model: { name: 'granite', version: 'v3' },
      artifact: { uri: 's3://a/b' },
      canary: { ring: 'r0' },
    },
  ],
  [
    'kind: the maas layout cannot unshare anything: its models share no file',
    { kind: 'unshare' as const, gitops: 'maas' },
  ],
])('refuses: %s', (message, intent) => {
  expect(refused(intent)).toBe(message);
});
