import { FileEdits } from '../../tree/FileEdits';
import { MemoryTree } from '../../tree/MemoryTree';
import { addTelemetryTarget } from './telemetryTarget';

const app = { deployment: 'iris-model-1', namespace: 'iris' };
const PATH = 'acm/odh-edge/apps/telemetry/otel-collector.yaml';

function edits(content: string): FileEdits {
  return new FileEdits(MemoryTree.fromFiles({ [PATH]: content }));
}

const V1BETA1 = `spec:
  config:
    receivers:
      prometheus:
        config:
          scrape_configs:
            - job_name: other
            - job_name: models
              static_configs:
                - targets: [a.b.svc.cluster.local:8080, z.y.svc.cluster.local:8080]
`;

it('knows configurations that are maps, and the port of MLServer', () => {
  const files = edits(V1BETA1);
  expect(addTelemetryTarget(files, app, 'kserve-mlserver')).toMatchObject([
    { state: 'ok' },
  ]);
  expect(files.read(PATH)).toBe(
    V1BETA1.replace(
      'z.y.svc',
      'iris-model-1.iris.svc.cluster.local:8082, z.y.svc',
    ),
  );
});

it.each([
  ['no configuration', 'spec: {mode: deployment}\n'],
  ['targets that are discovered', 'spec:\n  config: |\n    receivers: {}\n'],
])('warns and writes nothing where there is %s', (_name, content) => {
  const files = edits(content);
  expect(addTelemetryTarget(files, app, undefined)).toMatchObject([
    { id: 'telemetry-target', state: 'warn' },
  ]);
  expect(files.changes()).toEqual([]);
});
