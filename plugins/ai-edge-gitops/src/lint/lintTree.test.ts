import { resolve } from 'node:path';
import * as kserveSites from '../__testUtils__/kserveSites';
import { lintWith, withFiles } from '../__testUtils__/lintWith';
import { loadFiles } from '../__testUtils__/loadFiles';
import { aiEdgeLayout } from '../layouts/aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from '../layouts/kserveSites/kserveSitesLayout';
import type { Layout } from '../types';
import { lintTree } from './lintTree';

const { tree } = kserveSites;
const run = 'models/bike/run/r1.sno-std/kustomization.yaml';
const lint = (files: Record<string, string | undefined>) =>
  lintWith(kserveSitesLayout, tree, files);
const built = (...lines: string[]) =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${lines.join(
    '\n',
  )}\n`;

const seeds = resolve(__dirname, '../../../../packages/lab/seed');

it.each([
  ['kserve-sites', kserveSitesLayout],
  ['ai-edge', aiEdgeLayout],
] as const)('fails nothing in the lab repository of %s', (name, layout) => {
  const seed = loadFiles(resolve(seeds, `${name}-gitops`));
  const findings = lintTree(layout, seed, {
    repoUrl: '__REPOSITORY_URL__',
    branch: 'main',
    today: '2026-11-01',
    before: seed,
  });
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
});

it('says what is wrong, where, and what to do', () => {
  const broken = withFiles(tree, { [run]: built('resources: [../../bas]') });
  expect(
    lintTree(kserveSitesLayout, broken).filter(({ path }) => path === run),
  ).toEqual([
    {
      id: `run-does-not-build:${run}:3:../../bas is not there`,
      rule: 'run-does-not-build',
      state: 'fail',
      path: run,
      line: 3,
      title: 'models/bike/run/r1.sno-std does not build',
      detail: `${run}: ../../bas is not there.`,
      remedy: 'Add what is named, or take the entry out.',
    },
  ]);
});

describe('yaml-unparsable and kustomization-unparsable', () => {
  const hub = 'models/bike/hub/core.s1.yaml';
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]
`;
  it.each([
    ['a tag', 'a: 1\nb: !!js/function x\n', ':2'],
    ['a tag that YAML knows', 'a: !!binary aGk=\n', ':1'],
    ['an unclosed list', 'a:\n  - [1, 2\n', ':3'],
    ['an alias bomb', bomb, ''],
    ['too much', `a: ${'x'.repeat(1024 * 1024)}\n`, ''],
    ['too deep', '['.repeat(50_000), ':1'],
  ])('finds %s', (_, text, line) => {
    expect(lint({ [hub]: text })).toContain(
      `fail yaml-unparsable ${hub}${line}`,
    );
  });

  it.each([
    ['a list', '- a\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['nothing', ''],
    ['broken YAML', '{'],
  ])('takes no kustomization that is %s', (_, text) => {
    expect(lint({ [run]: text })).toContainEqual(
      expect.stringMatching(/^fail kustomization-unparsable .*r1.sno-std/),
    );
  });

  it('says once that a file cannot be read', () => {
    expect(lint({ 'models/bike/model.yaml': '{' })).toEqual([
      expect.stringMatching(/^fail yaml-unparsable models\/bike\/model.yaml/),
    ]);
  });
});

describe('run-does-not-build', () => {
  it.each([
    ['what is gone', 'resources: [../../base, ../../gone]'],
    ['a missing patch', 'resources: [../../base]\npatches: [{path: p.yaml}]'],
    ['a file elsewhere', 'resources: [../../base/namespace.yaml]'],
    ['a component as resource', 'resources: [../../rings/r1]'],
    ['a directory as component', 'components: [../../base]'],
    ['a file as component', 'components: [../../base/namespace.yaml]'],
    ['a way out', 'resources: [../../../../../etc]'],
    ['an absolute path', 'resources: [/etc/passwd]'],
    ['a directory as file', 'configurations: [../../base]'],
    ['a directory without a kustomization', 'resources: [../..]'],
    ['itself', 'resources: [../r1.sno-std]'],
  ])('finds %s', (_, text) => {
    expect(lint({ [run]: built(text) })).toContainEqual(
      expect.stringMatching(/^fail run-does-not-build .*r1.sno-std/),
    );
  });

  it.each([
    ['its own files', 'resources: [../../base]\npatches: [{path: p.yaml}]'],
    ['what is fetched', 'resources: [https://example.com/a/b?ref=v1]'],
    ['what the layout does not own', 'resources: [../../../../shared/base]'],
  ])('takes %s', (_, text) => {
    const dir = 'models/bike/run/r1.sno-std';
    expect(
      lint({ [run]: built(text), [`${dir}/p.yaml`]: 'kind: Service\n' }),
    ).toEqual([]);
  });
});

describe('index-patch', () => {
  const patched = (...operations: string[]) =>
    built(
      'resources: [../../base]',
      'patches:',
      '- target: {kind: InferenceService}',
      '  patch: |-',
      ...operations.map(operation => `    - ${operation}`),
    );

  it('finds a position in a list, also in a file of its own', () => {
    const operation = '{op: remove, path: /spec/predictor/tolerations/0}';
    expect(lint({ [run]: patched(operation) })).toEqual([
      `warn index-patch ${run}:6`,
    ]);
    const file = 'models/bike/run/r1.sno-std/p.yaml';
    expect(
      lint({
        [run]: built('resources: [../../base]', 'patches: [{path: p.yaml}]'),
        [file]: `# why\n- ${operation}\n`,
      }),
    ).toEqual([`warn index-patch ${file}:2`]);
  });

  it('takes an append, and a position that is tested first', () => {
    expect(
      lint({
        [run]: patched(
          '{op: add, path: /spec/predictor/tolerations/-, value: {}}',
          '{op: test, path: /spec/predictor/containers/0/name, value: model}',
          '{op: remove, path: /spec/predictor/containers/0/image}',
        ),
      }),
    ).toEqual([]);
  });
});

it('turns what a layout throws into a finding', () => {
  const layout: Layout = {
    ...kserveSitesLayout,
    lint() {
      throw new TypeError('cannot read');
    },
  };
  expect(lintTree(layout, tree)).toMatchObject([
    { rule: 'unreadable', state: 'fail', detail: 'cannot read' },
  ]);
});
