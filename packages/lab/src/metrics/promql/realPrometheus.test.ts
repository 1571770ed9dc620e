import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplesBetween, SCRAPE_INTERVAL } from '../series/Series';
import { NOW, testSource } from '../__testUtils__/testSource';
import { instantQuery, rangeQuery, type QueryData } from './query';

const available = ['prometheus', 'promtool'].every(
  tool => spawnSync(tool, ['--version']).status === 0,
);

const OVMS = '{cluster="a",name="bike"}';
const POD = '{cluster="a",namespace="forecast",pod=~"forecast-predictor-.*"}';
const success = `sum by (cluster) (rate(ovms_requests_success${OVMS}[5m]))`;
const failed = `(sum by (cluster) (rate(ovms_requests_fail${OVMS}[5m])) or 0 * ${success})`;

/** What the portal asks, and what the parts of it do on their own. */
const queries = [
  success,
  `(${success} + ${failed})`,
  `100 * ${failed} / ((${success} + ${failed}) > 0)`,
  `histogram_quantile(0.95, sum by (le, cluster) (rate(ovms_request_time_us_bucket${OVMS}[5m]))) / 1e6`,
  `histogram_quantile(0.95, sum by (le, cluster) (rate(rest_server_request_duration_seconds_bucket${POD}[5m]))) / 1`,
  `sum by (cluster) (rate(none_such[5m])) or sum by (cluster) (rate(model_infer_request_success_total${POD}[5m]))`,
  'count by (cluster) (present_over_time(ovms_requests_success[1h]))',
  'sum by (cluster, namespace) (increase(request_predict_seconds_count[15m]))',
  'ovms_requests_success',
  'sum without (le, pod) (rate(ovms_request_time_us_bucket{le!="+Inf"}[2m]))',
  'max by (cluster) (ovms_current_requests) > 0',
  'ovms_requests_success{cluster="a"} / on (cluster, name) ovms_inference_time_us_count',
  'clamp_min(avg(kube_deployment_spec_replicas), 5) - 2 ^ 3 ^ 0.5 * -1',
  'avg_over_time(node_namespace_pod_container:container_cpu_usage_seconds_total:sum[5m])',
  'count(ovms_requests_success) and count(ovms_requests_success{cluster=~"a|b"})',
  'ovms_requests_success unless ignoring (method, api) ovms_requests_success{cluster="b"}',
  'rest_server_requests_total{status_code!~"2.."} >bool 3',
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as { port: number };
  await new Promise(done => {
    server.close(done);
  });
  return port;
}

/** The samples of the last hours as OpenMetrics, which promtool turns into blocks. */
function dump(): string {
  const lines = testSource()
    .series(() => true)
    .flatMap(series => {
      const { __name__: name, ...labels } = series.labels;
      const text = Object.entries(labels)
        .map(([key, value]) => `${key}="${value}"`)
        .join(',');
      const found = samplesBetween(series, NOW - 7200, NOW + 60);
      return Array.from({ length: found?.count ?? 0 }, (_, i) => {
        const time = found!.first + i * SCRAPE_INTERVAL;
        return `${name}{${text}} ${series.value(time)} ${time}`;
      });
    });
  return `${lines.join('\n')}\n# EOF\n`;
}

type Answer = { resultType: string; result: any };

/** Sorted by labels, numbers as numbers. */
function comparable({ resultType, result }: Answer | QueryData) {
  const numbers = ([time, value]: [number, string]) => [
    time,
    Number(Number(value.replace('Inf', 'Infinity')).toPrecision(9)),
  ];
  if (resultType === 'scalar')
    return { resultType, value: numbers(result as any) };
  const rows = (result as any[]).map(({ metric, value, values }) => ({
    metric,
    ...(value ? { value: numbers(value) } : {}),
    ...(values ? { values: values.map(numbers) } : {}),
  }));
  const key = (row: { metric: Record<string, string> }) =>
    JSON.stringify(Object.entries(row.metric).sort());
  return { resultType, rows: rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

describe('the evaluator beside a real Prometheus', () => {
  let dir: string;
  let url: string;
  let stop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    if (!available) return;
    dir = await mkdtemp(join(tmpdir(), 'lab-prometheus-'));
    await writeFile(join(dir, 'dump.txt'), dump());
    await writeFile(join(dir, 'prometheus.yml'), 'scrape_configs: []\n');
    execFileSync(
      'promtool',
      ['tsdb', 'create-blocks-from', 'openmetrics', 'dump.txt', 'data'],
      { cwd: dir, stdio: 'ignore' },
    );
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const child = spawn(
      'prometheus',
      [
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=data',
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { cwd: dir, stdio: 'ignore' },
    );
    const ended = new Promise(done => {
      child.on('close', done);
    });
    stop = async () => {
      child.kill();
      await ended;
      await rm(dir, { recursive: true, force: true });
    };
    for (let i = 0; i < 100; i += 1) {
      const ready = await fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return;
      await new Promise(done => {
        setTimeout(done, 100);
      });
    }
    throw new Error('Prometheus did not become ready');
  }, 30_000);

  afterAll(() => stop());

  const ask = async (path: string, params: Record<string, string>) => {
    const answer = await fetch(
      `${url}/api/v1/${path}?${new URLSearchParams(params)}`,
    );
    return (await answer.json()).data as Answer;
  };

  it.each(available ? queries : [])('answers alike: %s', async query => {
    const source = testSource();
    const instant = await ask('query', { query, time: String(NOW) });
    expect(comparable(instantQuery(source, query, NOW))).toEqual(
      comparable(instant),
    );
    const window = { start: NOW - 3000, end: NOW, step: 60 };
    const range = await ask('query_range', {
      query,
      start: String(window.start),
      end: String(window.end),
      step: String(window.step),
    });
    expect(comparable(rangeQuery(source, query, window))).toEqual(
      comparable(range),
    );
  });

  it('has answers to all of it, with or without a Prometheus', () => {
    const empty = queries.filter(
      query =>
        (instantQuery(testSource(), query, NOW).result as unknown[]).length ===
        0,
    );
    expect(empty).toEqual([]);
  });
});
