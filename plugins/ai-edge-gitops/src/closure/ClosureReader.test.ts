import { ClosureReader } from './ClosureReader';
import type { ClosureFiles } from './types';

type Files = Record<string, string>;

const TREE: Files = {
  'models/bike/base/kustomization.yaml': 'resources: [service.yaml]',
  'models/bike/base/service.yaml': 'kind: InferenceService',
  'models/bike/releases/v1/kustomization.yaml':
    'patches: [{path: patch.yaml}]\nconfigMapGenerator: [{name: a, files: [k=args.txt], envs: [e.env]}]',
  'models/bike/releases/v1/patch.yaml': 'v1',
  'models/bike/releases/v1/args.txt': '--fast',
  'models/bike/releases/v1/e.env': 'A=1',
  'models/bike/rings/r1/kustomization.yaml': 'components: [../../releases/v1]',
  'models/bike/run/r1/kustomization.yaml':
    'resources: [../../base]\ncomponents: [../../rings/r1]\nlabels: [{pairs: {a: base}}]',
  'models/house/run/r1/kustomization.yml': 'resources: [x.yaml]',
  'models/house/run/r1/x.yaml': 'x',
  'plain/a.yaml': 'a',
  'plain/sub/b.yaml': 'b',
};

/** The content stands for the blob; a first word `link` or `module` for what is no file. */
function filesOf(tree: Files): ClosureFiles {
  const mode = (text: string) =>
    ({ link: '120000', module: '160000' }[text] ?? '100644');
  return {
    entry: path =>
      tree[path] === undefined
        ? undefined
        : `${mode(tree[path])} ${Buffer.from(tree[path]).toString('hex')}`,
    below: dir => Object.keys(tree).filter(path => path.startsWith(`${dir}/`)),
    content: blob => Buffer.from(blob, 'hex').toString(),
  };
}
const read = (tree: Files, path: string) =>
  ClosureReader.create().read(filesOf(tree), path);
const RUN = 'models/bike/run/r1';

describe('ClosureReader', () => {
  it.each(Object.keys(TREE))(
    'moves with %s who reads it, and nobody else',
    path => {
      const changed = { ...TREE, [path]: `${TREE[path]}\n# changed` };
      for (const [dir, reads] of [
        [RUN, /^models\/bike\//],
        ['models/house/run/r1', /^models\/house\//],
        ['plain', /^plain\//],
      ] as const) {
        const before = read(TREE, dir);
        expect(before.hash).toMatch(/^[0-9a-f]{64}$/);
        const isSame = read(changed, dir).hash === before.hash;
        expect([dir, isSame]).toEqual([dir, !reads.test(path)]);
        // What it says it looked at is what moves it.
        expect(
          before.paths.has(path) ||
            before.dirs.some(one => path.startsWith(`${one}/`)),
        ).toBe(reads.test(path));
      }
    },
  );

  it('moves with a file that goes, that comes, or that is read from elsewhere', () => {
    const { hash, paths } = read(TREE, RUN);
    const { 'models/bike/releases/v1/patch.yaml': gone, ...without } = TREE;
    expect(read(without, RUN).hash).not.toBe(hash);
    expect(read(without, RUN).hash).toBeDefined();
    expect(read(TREE, 'models/bike/none').hash).toBeDefined();
    expect(paths.has('models/bike/base/kustomization.yml')).toBe(true);
    expect(gone).toBe('v1');
  });

  it('does not care which order things are named in twice', () => {
    const twice = 'resources: [../../base, ../../base]';
    expect(
      read({ ...TREE, 'a/run/kustomization.yaml': twice }, 'a/run').hash,
    ).toBeDefined();
    const circle = {
      'a/kustomization.yaml': 'resources: [../b]',
      'b/kustomization.yaml': 'resources: [../a]',
    };
    expect(read(circle, 'a').hash).toBeDefined();
  });

  it.each([
    ['resources: [https://example.com/base]', 'not in this repository'],
    ['resources: [github.com/org/repo/base]', 'not in this repository'],
    ['resources: ["../../x?ref=v1"]', 'not in this repository'],
    ['resources: [../../../../../up]', 'not in this repository'],
    ['components: [/etc]', 'not in this repository'],
    ['patches: [{path: "https://example.com/p.yaml"}]', 'not in this'],
    ['helmCharts: [{name: x}]', 'inflates a Helm chart'],
    ['transformers: [t.yaml]', 'has transformers of its own'],
    ['resources: [', 'cannot be parsed'],
    ['- a', 'is no kustomization'],
    ['a: &a [1]\nb: [*a, *a]\nc: !!js/function x', 'cannot be parsed'],
  ])('does not know what %j reads', (text, reason) => {
    const closure = read({ ...TREE, [`${RUN}/kustomization.yaml`]: text }, RUN);
    expect(closure.hash).toBeUndefined();
    expect(closure.unknown).toContain(reason);
    expect(closure.paths.has(`${RUN}/kustomization.yaml`)).toBe(true);
  });

  it.each([
    ['models/bike/base', 'link', 'a symbolic link'],
    ['models/bike/base/service.yaml', 'link', 'a symbolic link'],
    ['models/bike/base', 'module', 'a submodule'],
    [`${RUN}/Kustomization`, 'x', 'more than one kustomization'],
    ['plain/Chart.yaml', 'x', 'is a Helm chart'],
  ])('does not know what is behind %s as %s', (path, content, reason) => {
    const tree = Object.fromEntries(
      Object.entries(TREE).filter(([one]) => !one.startsWith(`${path}/`)),
    );
    const dir = path.startsWith('plain') ? 'plain' : RUN;
    expect(read({ ...tree, [path]: content }, dir).unknown).toContain(reason);
  });

  it('does not know a kustomization that is no text', () => {
    const files = { ...filesOf(TREE), content: () => undefined };
    expect(ClosureReader.create().read(files, RUN).unknown).toBe(
      `${RUN}/kustomization.yaml is too large or no text`,
    );
  });

  it('takes a path that is a file for that file', () => {
    const { hash, paths } = read(TREE, 'plain/a.yaml');
    expect(hash).toBeDefined();
    expect([...paths]).toEqual(['plain/a.yaml']);
  });
});
