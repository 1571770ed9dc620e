import * as kserveSites from '../../../__testUtils__/kserveSites';
import { lintWith, withFiles } from '../../../__testUtils__/lintWith';
import { applyChanges } from '../../../tree/applyChanges';
import type { LintContext } from '../../../types';
import { kserveSitesLayout } from '../kserveSitesLayout';

const { tree, context: plan, bike } = kserveSites;
const targets = 'models/bike/targets/core.s1.yaml';
const context: LintContext = {
  repoUrl: 'https://git.example.com/edge/models',
  branch: 'main',
  today: '2026-11-01',
  before: tree,
};
const lint = (
  files: Record<string, string | undefined>,
  more: LintContext = {},
) => lintWith(kserveSitesLayout, tree, files, { ...context, ...more });
const text = (path: string) => tree.read(path) ?? '';
const edited = (path: string, from: string, to: string) => {
  expect(text(path)).toContain(from);
  return { [path]: text(path).replace(from, to) };
};

it('finds a run that does not exist', () => {
  expect(lint(edited(targets, 'edge-03, run: r1', 'edge-03, run: r7'))).toEqual(
    [`fail run-missing ${targets}:3`],
  );
});

it('finds a site twice, in one file and over the shards of a hub', () => {
  expect(lint(edited(targets, 'edge-03', 'edge-01'))).toEqual([
    `fail site-twice ${targets}:3`,
  ]);
  const second = targets.replace('s1', 's2');
  const hub = second.replace('targets', 'hub');
  const shard = {
    [second]: '- {site: edge-03, run: r1.sno-std}\n',
    [hub]: text('models/bike/hub/core.s1.yaml'),
  };
  expect(lint(shard)).toEqual([`fail site-twice ${second}:1`]);
  // The same name on another hub is another site.
  expect(
    lint(edited('models/bike/targets/west.s1.yaml', 'coast-1', 'edge-03')),
  ).toEqual([]);
});

it('finds a ring over its limit', () => {
  const path = 'models/bike/model.yaml';
  expect(
    lint(edited(path, 'r1: {maxSites: 100}', 'r1: {maxSites: 2}')),
  ).toEqual([`fail ring-too-large ${path}:12`]);
  expect(
    lint(edited(path, 'r1: {maxSites: 100}', 'r1: {maxSites: 3}')),
  ).toEqual([]);
});

it('finds pins and canaries past their day, and none without a day to compare with', () => {
  const late = { today: '2027-01-01' };
  const again = withFiles(tree, { README: '' });
  expect(
    kserveSitesLayout.lint!(again, { ...context, ...late }).map(
      ({ rule, path, line }) => [rule, path, line],
    ),
  ).toContainEqual(['pin-expired', targets, 6]);
  expect(
    kserveSitesLayout.lint!(again, {}).map(({ rule }) => rule),
  ).not.toContain('pin-expired');
});

describe('release-edited', () => {
  const release = 'models/bike/releases/v2/kustomization.yaml';
  it('finds a referenced release that changes or goes', () => {
    const change = edited(release, '@sha256:9a', '@sha256:8a');
    expect(lint(change)).toEqual([`fail release-edited ${release}`]);
    expect(lint({ [release]: undefined })).toContain(
      `fail release-edited ${release}`,
    );
    expect(lint(change, { before: undefined })).toEqual([]);
  });

  it('takes a comment, a new release, one that nobody names, and a whole model that goes', () => {
    expect(lint({ [release]: `# why\n${text(release)}` })).toEqual([]);
    const v9 = release.replace('v2', 'v9');
    expect(lint({ [v9]: text(release) })).toEqual([]);
    const before = withFiles(tree, { [v9]: text(release) });
    expect(lint({ [v9]: undefined }, { before })).toEqual([]);
    const gone = Object.fromEntries(
      tree.paths('models/churn/').map(path => [path, undefined]),
    );
    expect(lint(gone)).toEqual([]);
  });
});

it('finds an artifact by tag, and none that no digest can pin', () => {
  const path = 'models/bike/releases/v3/kustomization.yaml';
  const tagged = text(path).replace(/@sha256:\w+/, ':latest');
  expect(lint({ [path]: tagged }, { before: undefined })).toEqual([
    `fail artifact-by-tag ${path}:16`,
  ]);
});

it('finds sites that read another repository or branch', () => {
  const path = 'models/bike/hub/core.s1.yaml';
  expect(lint(edited(path, 'edge/models.git', 'upstream/models'))).toEqual([
    `fail foreign-repo ${path}:11`,
  ]);
  expect(
    lint(edited(path, 'targetRevision: main', 'targetRevision: dev')),
  ).toEqual([`fail foreign-repo ${path}:22`]);
  const root = 'bootstrap/core/application.yaml';
  expect(lint(edited(root, 'edge/models', 'upstream/models'))).toEqual([
    `fail foreign-repo ${root}:8`,
  ]);
  // A root Application of other things is not this layout's business, nor is anything where the address is unknown.
  expect(
    lint({
      [root]: text(root)
        .replace('edge/models', 'x/y')
        .replace(/path: \w+/, 'path: policies'),
    }),
  ).toEqual([]);
  expect(
    lint(edited(path, 'edge/models.git', 'upstream/models'), {
      repoUrl: undefined,
      branch: undefined,
    }),
  ).toEqual([]);
});

it('finds a hub without a bootstrap', () => {
  expect(lint({ 'bootstrap/core/application.yaml': undefined })).toEqual([
    'warn bootstrap-missing bootstrap/core',
  ]);
});

it('finds targets that are empty, misnamed, or delivered by nobody', () => {
  expect(lint({ [targets]: '# nobody\n' })).toEqual([
    `fail targets-empty ${targets}`,
  ]);
  expect(lint({ 'models/bike/targets/core.yaml': '- {}\n' })).toEqual([
    'fail targets-unnamed models/bike/targets/core.yaml',
  ]);
  expect(lint({ 'models/bike/hub/core.s1.yaml': undefined })).toEqual([
    `fail application-set-missing ${targets}`,
  ]);
});

it('finds a runtime that the base does not bring, where it brings some', () => {
  const base = 'models/bike/base/kustomization.yaml';
  const path = 'models/bike/base/runtime.yaml';
  const brought = (name: string) => ({
    [base]: `${text(base)}- runtime.yaml\n`,
    [path]: `kind: ServingRuntime\nmetadata: {name: ${name}}\n`,
  });
  expect(lint(brought('kserve-onnx'))).toEqual([]);
  expect(lint(brought('kserve-on'))).toEqual([
    'warn runtime-undefined models/bike/base/inferenceservice.yaml:13',
  ]);
});

it('finds what it can of a model whose other files are broken', () => {
  expect(
    lint({
      'models/bike/model.yaml': '- a list\n',
      [targets]: text(targets).replace('edge-03, run: r1', 'edge-03, run: r7'),
    }),
  ).toEqual([
    'fail unreadable models/bike/model.yaml',
    `fail run-missing ${targets}:3`,
  ]);
});

it('finds nothing in what the layout itself writes', () => {
  for (const intent of [
    kserveSites.deploy(),
    { kind: 'update', gitops: 'models', ...bike, ring: 'r1' } as const,
  ]) {
    const { files } = kserveSitesLayout.plan(tree, intent, plan);
    const after = applyChanges(tree, files);
    const changed = Object.fromEntries(
      files.map(({ path }) => [path, after.read(path)]),
    );
    expect(lint(changed)).toEqual([]);
  }
});
