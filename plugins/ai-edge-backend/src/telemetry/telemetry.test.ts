import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { estate } from '../__testUtils__/estate';
import { HubTelemetry } from './HubTelemetry';
import { observeFleet } from './observeFleet';

describe('telemetry', () => {
  const exporter = new InMemoryMetricExporter(
    AggregationTemporality.CUMULATIVE,
  );
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: 3_600_000,
  });
  const provider = new MeterProvider({ readers: [reader] });
  const metrics = provider.getMeter('backstage-plugin-ai-edge');
  afterAll(() => provider.shutdown());

  /** Values by attributes of one metric, as an exporter would see them now. */
  async function values(name: string): Promise<object[]> {
    exporter.reset();
    await reader.forceFlush();
    const found = exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(scope => scope.metrics)
      .filter(({ descriptor }) => descriptor.name === name);
    return found.flatMap((metric): object[] =>
      metric.dataPointType === DataPointType.HISTOGRAM
        ? metric.dataPoints.map(({ attributes, value }) => ({
            ...attributes,
            count: value.count,
            sum: value.sum,
          }))
        : metric.dataPoints.map(({ attributes, value }) => ({
            ...attributes,
            value,
          })),
    );
  }

  it('says what is in the index, without naming anything of it', async () => {
    const now = Date.now();
    const { fleet, acm } = estate(() => now);
    observeFleet({ metrics, fleet, now: () => now + 7_000 });
    expect(await values('ai_edge.fleet.sites')).toEqual(
      expect.arrayContaining([
        { hub: 'core', availability: 'available', value: 3 },
        { hub: 'core', availability: 'unknown', value: 1 },
        { hub: 'spare', availability: 'available', value: 1 },
      ]),
    );
    expect(await values('ai_edge.fleet.deployments')).toEqual(
      expect.arrayContaining([
        { hub: 'core', state: 'ready', value: 3 },
        { hub: 'core', state: 'failed', value: 1 },
      ]),
    );
    expect(await values('ai_edge.fleet.revision')).toEqual([
      { value: fleet.revision },
    ]);
    expect(await values('ai_edge.source.age')).toContainEqual({
      source: 'acm:core',
      kind: 'acm',
      hub: 'core',
      value: 7,
    });

    acm.state('stale', 'Hub core cannot be reached.');
    acm.state('stale', 'Hub core did not answer in time.');
    expect(await values('ai_edge.source.up')).toEqual([
      { source: 'acm:core', kind: 'acm', hub: 'core', value: 0 },
      { source: 'kserve:core', kind: 'kserve', hub: 'core', value: 1 },
    ]);
    expect(await values('ai_edge.source.failures')).toEqual([
      { kind: 'acm', hub: 'core', value: 1 },
    ]);
    acm.state('ok');
    acm.state('failed', 'Again.');
    expect(await values('ai_edge.source.failures')).toEqual([
      { kind: 'acm', hub: 'core', value: 2 },
    ]);
    const changes = await values('ai_edge.fleet.changes');
    expect(changes).toContainEqual({ kind: 'source', value: 4 });
  });

  it('counts what is asked of hubs', async () => {
    const hubs = HubTelemetry.create({ metrics });
    hubs.call('core', { verb: 'list', result: 'ok' });
    hubs.call('core', { verb: 'list', result: 'ok' });
    hubs.call('core', { verb: 'watch', result: 'expired' });
    hubs.changed('core', 0.2);
    hubs.changed('core', 0.3);
    expect(await values('ai_edge.hub.requests')).toEqual([
      { hub: 'core', verb: 'list', result: 'ok', value: 2 },
      { hub: 'core', verb: 'watch', result: 'expired', value: 1 },
    ]);
    expect(await values('ai_edge.hub.changes')).toEqual([
      { hub: 'core', value: 2 },
    ]);
    expect(await values('ai_edge.index.lag')).toEqual([
      { hub: 'core', count: 2, sum: 0.5 },
    ]);
  });
});
