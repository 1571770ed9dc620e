import * as aiEdge from '../../../__testUtils__/aiEdge';
import { lintWith } from '../../../__testUtils__/lintWith';
import { applyChanges } from '../../../tree/applyChanges';
import { aiEdgeLayout } from '../aiEdgeLayout';

const { tree, context, deploy } = aiEdge;
const lint = (files: Record<string, string | undefined>) =>
  lintWith(aiEdgeLayout, tree, files, {
    repoUrl: context.repoUrl,
    branch: context.branch,
  });
const edited = (path: string, from: string, to: string) => {
  const text = tree.read(path) ?? '';
  expect(text).toContain(from);
  return { [path]: text.replace(from, to) };
};

const collector = 'acm/odh-edge/apps/telemetry/otel-collector.yaml';
const overlay =
  'acm/registration/near-edge/overlays/bike-rental-app/kustomization.yaml';
const base = 'acm/registration/near-edge/base/near-edge.yaml';

describe('telemetry-target-missing', () => {
  it('finds an app that the static targets do not name', () => {
    expect(
      lint(edited(collector, 'housing-app-model-1.', 'house-model-1.')),
    ).toEqual([`warn telemetry-target-missing ${collector}:7`]);
  });

  it('takes a collector that discovers its targets, and a repository without one', () => {
    const text = tree.read(collector) ?? '';
    const discovered = text.replace(
      /static_configs:[^]*8080\n/,
      'kubernetes_sd_configs:\n                - role: pod\n',
    );
    expect(discovered).not.toContain('housing-app');
    expect(lint({ [collector]: discovered })).toEqual([]);
    expect(
      lint({
        [collector]: undefined,
        'acm/odh-edge/apps/telemetry/kustomization.yaml': 'resources: []\n',
      }),
    ).toEqual([]);
  });
});

describe('foreign-repo', () => {
  it('finds overlays that read what they were forked from', () => {
    expect(lint(edited(base, 'edge/near-edge', 'upstream/ai-edge'))).toEqual(
      ['bike-rental-app', 'housing-app', 'opentelemetry'].map(
        app =>
          `fail foreign-repo acm/registration/near-edge/overlays/${app}/kustomization.yaml`,
      ),
    );
  });

  it('takes a base that every overlay corrects', () => {
    const corrected = ['bike-rental-app', 'housing-app', 'opentelemetry'].map(
      app => {
        const path = `acm/registration/near-edge/overlays/${app}/kustomization.yaml`;
        return edited(
          path,
          '  patch: |-\n',
          `  patch: |-\n    - {op: replace, path: /spec/template/spec/source/repoURL, value: '${context.repoUrl}'}\n`,
        );
      },
    );
    expect(
      lint(
        Object.assign(
          {},
          edited(base, 'edge/near-edge', 'upstream/ai-edge'),
          ...corrected,
        ),
      ),
    ).toEqual([]);
  });

  it('finds a root Application of another repository', () => {
    const path = 'bootstrap/core/registration.yaml';
    const root = (repo: string) =>
      `kind: Application\nspec:\n  source: {repoURL: ${repo}, targetRevision: main, path: acm/registration/near-edge}\n`;
    expect(lint({ [path]: root('https://example.com/x') })).toEqual([
      `fail foreign-repo ${path}:3`,
    ]);
    expect(lint({ [path]: root(`${context.repoUrl}.git`) })).toEqual([]);
  });
});

it('finds an app that is not there', () => {
  expect(
    lint(edited(overlay, 'apps/bike-rental-app', 'apps/bike-rental')),
  ).toEqual([`fail run-missing ${overlay}`]);
});

it('finds an image by tag', () => {
  const path = 'acm/odh-edge/apps/bike-rental-app/kustomization.yaml';
  const text = tree.read(path) ?? '';
  expect(lint({ [path]: text.replace(/digest: \S+/, 'newTag: v3') })).toEqual([
    `warn artifact-by-tag ${path}:14`,
  ]);
});

it('finds that nothing applies the registration', () => {
  expect(lint({ 'bootstrap/core/registration.yaml': undefined })).toEqual([
    'warn bootstrap-missing bootstrap',
  ]);
});

it('finds a placement that only the hub can resolve', () => {
  expect(
    lint(edited(base, 'predicates:', 'numberOfClusters: 2\n  predicates:')),
  ).toEqual([expect.stringMatching(/^fail unreadable acm\/registration/)]);
});

it('finds nothing in what the layout itself writes', () => {
  const { files } = aiEdgeLayout.plan(tree, deploy(), context);
  const after = applyChanges(tree, files);
  expect(
    lint(Object.fromEntries(files.map(({ path }) => [path, after.read(path)]))),
  ).toEqual([]);
});
