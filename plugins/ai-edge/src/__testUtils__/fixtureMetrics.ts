import type { MetricPanel } from '@ai-edge/backstage-plugin-ai-edge-common';

function curve(base: number, swing: number): [number, number | undefined][] {
  const now = Math.floor(Date.now() / 1000);
  return Array.from({ length: 60 }, (_, index) => [
    now - (60 - index) * 60,
    index > 30 && index < 36
      ? undefined
      : base + swing * Math.sin(index / 6) + (index % 5) * swing * 0.1,
  ]);
}

/** A panel with curves and a gap, and one for each reason why there is none. */
export function fixtureMetrics(): MetricPanel[] {
  const asOf = new Date().toISOString();
  const empty = (
    panel: string,
    title: string,
    reason: MetricPanel['reason'],
    message?: string,
  ): MetricPanel => ({
    panel,
    title,
    unit: '1/s',
    series: [],
    reason,
    message,
    asOf,
  });
  return [
    {
      panel: 'latency',
      title: 'Response time',
      unit: 's',
      series: [
        { name: 'p50', labels: {}, points: curve(0.02, 0.004) },
        { name: 'p95', labels: {}, points: curve(0.05, 0.012) },
        { name: 'p99', labels: {}, points: curve(0.09, 0.02) },
      ],
      warnings: ['1 of 3 stores did not answer.'],
      asOf,
    },
    {
      panel: 'requests',
      title: 'Requests',
      unit: '1/s',
      series: [{ name: 'requests', labels: {}, points: curve(18, 6) }],
      asOf,
    },
    empty(
      'errors',
      'Errors',
      'not-collected',
      'This hub does not collect ovms_requests_fail.',
    ),
    empty('saturation', 'Saturation', 'idle'),
    empty('gpu', 'Accelerator', 'not-configured'),
  ];
}
