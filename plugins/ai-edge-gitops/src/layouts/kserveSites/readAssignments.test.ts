import { loadFixture } from '../../__testUtils__/loadFiles';
import { MemoryTree } from '../../tree/MemoryTree';
import type { Tree } from '../../types';
import { kserveSitesLayout } from './kserveSitesLayout';

const fixture = loadFixture('kserve-sites');

function withFile(path: string, content: string): Tree {
  return MemoryTree.fromFiles([
    ...fixture.paths().map(file => [file, fixture.read(file)!] as const),
    [path, content],
  ]);
}

it('reads a line a site: version from the pointer, artifact from the release', () => {
  const lines = kserveSitesLayout
    .read(fixture)
    .map(
      ({ hub, site, model, version, ring, artifact, path }) =>
        `${hub}/${site} ${model} ${version} ${ring} ${artifact?.slice(
          0,
          22,
        )} ${path}`,
    );
  expect(lines).toEqual([
    'core/edge-01 bike v3 r0 oci://quay.io/edge/bik models/bike/run/r0.sno-std',
    'core/edge-03 bike v2 r1 oci://quay.io/edge/bik models/bike/run/r1.sno-std',
    'core/edge-05 bike v2 r1 oci://quay.io/edge/bik models/bike/run/r1.ha-gpu',
    'core/edge-06 bike v2 undefined oci://quay.io/edge/bik models/bike/run/v2.sno-std',
    'west/coast-1 bike v2 r1 oci://quay.io/edge/bik models/bike/run/r1.sno-std',
    'core/edge-01 churn v1 r0 s3://models/churn/v1 models/churn/run/r0.sno-std',
    'core/edge-02 churn v1 r0 s3://models/churn/v1 models/churn/run/r0.sno-std',
  ]);
});

it('keeps desired state of sites that the inventory does not know', () => {
  const desired = kserveSitesLayout.resolve(
    kserveSitesLayout.read(fixture),
    [],
  );
  expect(desired).toHaveLength(7);
  expect(desired[0]).not.toHaveProperty('selector');
});

it('does not ask for files that it does not read', () => {
  expect(kserveSitesLayout.owns('models/bike/model.yaml')).toBe(true);
  expect(kserveSitesLayout.owns('bootstrap/core/application.yaml')).toBe(true);
  expect(kserveSitesLayout.owns('sites/core/edge-01.yaml')).toBe(true);
  expect(kserveSitesLayout.owns('README.md')).toBe(false);
});

const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'components: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
].join('\n');

describe('hostile and broken repositories', () => {
  it.each([
    [
      'a file that is not YAML',
      'models/bike/rings/r0/kustomization.yaml',
      'components: [\n',
    ],
    ['an alias bomb', 'models/bike/rings/r0/kustomization.yaml', BOMB],
    ['a tag', 'models/bike/model.yaml', 'name: !!js/function "x"\n'],
    ['a list where a map belongs', 'models/bike/model.yaml', '- bike\n'],
    [
      'a kustomization that is a text',
      'models/bike/run/r0.sno-std/kustomization.yaml',
      'hello\n',
    ],
    ['a file of 2 MB', 'models/bike/model.yaml', `# ${'x'.repeat(2 << 20)}\n`],
    [
      'a run outside the model',
      'models/bike/targets/core.s1.yaml',
      '- {site: a, run: ../../../etc}\n',
    ],
    [
      'a site with a line feed',
      'models/bike/targets/core.s1.yaml',
      '- {site: "a\\nb", run: r0.sno-std}\n',
    ],
    [
      'a site named twice',
      'models/bike/targets/core.s1.yaml',
      '- {site: a, run: r0.sno-std}\n- {site: a, run: r1.sno-std}\n',
    ],
    [
      'one flow list',
      'models/bike/targets/core.s1.yaml',
      '[{site: a, run: r0.sno-std}]\n',
    ],
    [
      'an item without a run',
      'models/bike/targets/core.s1.yaml',
      '- {site: a}\n',
    ],
    ['a map of targets', 'models/bike/targets/core.s1.yaml', 'site: a\n'],
  ])('%s is an error that names the file', (_name, path, content) => {
    expect(() => kserveSitesLayout.read(withFile(path, content))).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(
          new RegExp(`^${path.replace(/[.]/g, '\\.')}: `),
        ),
      }),
    );
  });

  it('ignores components that lead out of the model', () => {
    const tree = withFile(
      'models/bike/rings/r0/kustomization.yaml',
      'components: [../../../../../../etc/releases/v9, https://example.com/releases/v9, ../../../churn/releases/v1]\n',
    );
    const [first] = kserveSitesLayout.read(tree);
    expect(first).toMatchObject({ site: 'edge-01', ring: 'r0' });
    expect(first.version).toBeUndefined();
  });
});
