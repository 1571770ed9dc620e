import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { context, deploy, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { desiredByKey, planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import { assertOwned } from '../../tree/assertOwned';
import type { ResolvedIntent, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

const APPS = 'acm/odh-edge/apps';
const COLLECTOR = `${APPS}/telemetry/otel-collector.yaml`;
const ACCESS = `${APPS}/telemetry/model-discovery.yaml`;
const BIKE = `${APPS}/bike-rental-app/kustomization.yaml`;
const unshare: ResolvedIntent = { kind: 'unshare', gitops: 'near-edge' };

function plan(of: Tree) {
  const planned = aiEdgeLayout.plan(of, unshare, context);
  assertOwned(aiEdgeLayout, planned.files);
  const after = applyChanges(of, planned.files);
  expect(aiEdgeLayout.plan(after, unshare, context).files).toEqual([]);
  // Who runs what stays as it is.
  expect(desiredByKey(aiEdgeLayout, after, context)).toEqual(
    desiredByKey(aiEdgeLayout, of, context),
  );
  return { ...planned, after };
}

function collector(change: (text: string) => string): Tree {
  const before = tree.read(COLLECTOR)!;
  return applyChanges(tree, [
    { path: COLLECTOR, change: 'update', before, after: change(before) },
  ]);
}

function scrapesOf(of: Tree): any[] {
  const { config } = parse(of.read(COLLECTOR)!).spec;
  return parse(config).receivers.prometheus.config.scrape_configs;
}

const hasPromtool =
  spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status === 0;

/** Prometheus itself reads the rules, where it is installed. Some builds of it come without the discovery. */
function checkWithPromtool(scrapes: any[]): void {
  if (!hasPromtool) return;
  const jobs = scrapes.map(({ kubernetes_sd_configs: _sd, ...rest }) => rest);
  const dir = mkdtempSync(join(tmpdir(), 'ai-edge-gitops-'));
  try {
    const file = join(dir, 'prometheus.yaml');
    writeFileSync(file, stringify({ scrape_configs: jobs }));
    const { status, stdout, stderr } = spawnSync(
      'promtool',
      ['check', 'config', '--syntax-only', file],
      { encoding: 'utf8' },
    );
    expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

it('replaces the targets by discovery, with the account that it takes', () => {
  const { files, after, findings, applications, sites } = plan(tree);
  expect(files.map(({ path, change }) => `${change} ${path}`)).toEqual([
    `update ${BIKE}`,
    `update ${APPS}/telemetry/kustomization.yaml`,
    `create ${ACCESS}`,
    `update ${COLLECTOR}`,
  ]);
  expect(applications).toEqual({ added: 0, removed: 0 });
  expect(sites.map(({ name }) => name)).toEqual(['shop-1', 'shop-2', 'shop-3']);
  expect(findings.map(({ id, state }) => `${state} ${id}`)).toEqual([
    'warn discovery-access',
  ]);
  expect(after.read(COLLECTOR)).not.toContain('static_configs');
  // A "$" would be read as a variable by the collector.
  expect(after.read(COLLECTOR)).not.toContain('$');
  expect(after.read(COLLECTOR)).toContain('# every five seconds\n');
  const scrapes = scrapesOf(after);
  expect(scrapes).toMatchObject([
    {
      job_name: 'otel-collector',
      scrape_interval: '5s',
      kubernetes_sd_configs: [{ role: 'endpointslice' }],
    },
  ]);
  checkWithPromtool(scrapes);
  kustomizeBuild(after, [`${APPS}/telemetry`], built => {
    const objects = built.get(`${APPS}/telemetry`)!;
    const of = (kind: string) => objects.find(object => object.kind === kind)!;
    expect(of('ServiceAccount').metadata).toEqual({
      name: 'model-discovery',
      namespace: 'opendatahub-edge-collector',
    });
    expect(of('OpenTelemetryCollector').spec.serviceAccount).toBe(
      'model-discovery',
    );
    expect(of('ClusterRole').rules.flatMap((rule: any) => rule.verbs)).toEqual([
      ...['get', 'list', 'watch'],
      ...['get', 'list', 'watch'],
    ]);
    expect(of('ClusterRoleBinding')).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'model-discovery' },
      subjects: [
        { name: 'model-discovery', namespace: 'opendatahub-edge-collector' },
      ],
    });
  });
});

it('lets the Service of an app say its port, and restarts no pod', () => {
  const { after } = plan(tree);
  kustomizeBuild(after, [`${APPS}/bike-rental-app`], is => {
    kustomizeBuild(tree, [`${APPS}/bike-rental-app`], was => {
      const [before, now] = [was, is].map(
        built => built.get(`${APPS}/bike-rental-app`)!,
      );
      const service = now.find(({ kind }) => kind === 'Service')!;
      expect(service.metadata.annotations).toEqual({
        'ai-edge/metrics-port': 'metrics',
      });
      expect(service.metadata.labels).toHaveProperty(
        'model-name',
        'bike-rentals-auto-ml',
      );
      const rest = (objects: any[]) =>
        objects.filter(({ kind }) => kind !== 'Service');
      expect(rest(now)).toEqual(rest(before));
    });
  });
});

it('after it, deploy and retire leave the collector alone', () => {
  const { after } = plan(tree);
  const iris = planByTheLaws(
    aiEdgeLayout,
    after,
    deploy({ runtime: 'mlserver' }),
    context,
  );
  expect(iris.after.read(COLLECTOR)).toBe(after.read(COLLECTOR));
  expect(iris.plan.findings).toContainEqual({
    id: 'telemetry-target',
    state: 'ok',
    title: 'Metrics are collected from port 8082',
    detail: 'The collector of each site finds the app by its labels.',
  });
  const without = planByTheLaws(
    aiEdgeLayout,
    iris.after,
    { kind: 'retire', gitops: 'near-edge', model: { name: 'iris' } },
    context,
  );
  const gone = planByTheLaws(
    aiEdgeLayout,
    without.after,
    {
      kind: 'retire',
      gitops: 'near-edge',
      model: { name: 'iris' },
      step: 'files',
    },
    context,
  );
  expect(gone.after.read(COLLECTOR)).toBe(after.read(COLLECTOR));
});

it('keeps what else is in the list, and looks for the apps in a job of its own', () => {
  const other = 'gateway.shop.svc.cluster.local:9100';
  const { after, findings } = plan(
    collector(text =>
      text.replace(
        '- housing-app',
        `- ${other}\n                    - housing-app`,
      ),
    ),
  );
  const scrapes = scrapesOf(after);
  expect(scrapes).toMatchObject([
    { job_name: 'otel-collector', static_configs: [{ targets: [other] }] },
    { job_name: 'edge-models', scrape_interval: '5s' },
  ]);
  expect(scrapes[0]).not.toHaveProperty('relabel_configs');
  checkWithPromtool(scrapes);
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'targets-stay',
      title: '1 target stays in the list',
    }),
  );
});

it('says which apps were not scraped before', () => {
  const { findings } = plan(
    collector(text => text.replace(/ +- housing-app\S+\n/, '')),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'newly-scraped',
      title: 'Metrics of housing-app are collected from now on',
    }),
  );
});

it('binds the account that the collector has already', () => {
  const { after } = plan(
    collector(text =>
      text.replace(
        'mode: deployment',
        'mode: deployment\n  serviceAccount: scraper',
      ),
    ),
  );
  expect(after.read(ACCESS)).not.toContain('kind: ServiceAccount\nmetadata');
  expect(after.read(ACCESS)).toContain('name: scraper\n');
});

it.each([
  ['no collector', undefined, 'is missing in the repository'],
  [
    'no targets',
    'spec:\n  config: |\n    receivers: {}\n',
    'has no static targets',
  ],
])('refuses: %s', (_name, after, message) => {
  const bare = applyChanges(tree, [
    {
      path: COLLECTOR,
      change: after === undefined ? 'delete' : 'update',
      after,
    },
  ]);
  expect(() => aiEdgeLayout.plan(bare, unshare, context)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(`${COLLECTOR}: ${message}`),
    }),
  );
});
