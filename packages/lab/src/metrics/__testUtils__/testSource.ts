import type { Series } from '../series/Series';
import type { SeriesSource } from '../series/SeriesSource';
import type { Workload } from '../series/workloads';
import { resourceSeries } from '../series/platformSeries';
import { workloadSeries } from '../series/workloadSeries';

/** 2026-01-10T00:00:00Z. */
export const NOW = 1_768_003_200;

const workload = (
  cluster: string,
  model: string,
  family: Workload['family'],
  since = NOW - 86_400,
): Workload => ({
  cluster,
  namespace: model,
  deployment: `${model}-predictor`,
  pod: `${model}-predictor-abc`,
  model,
  family,
  since,
});

/** A few model servers with a known past: for tests. `b` went dark half an hour before now. */
export function testSource(): SeriesSource {
  const bySite: Record<string, Series[]> = {
    a: [
      workload('a', 'bike', 'ovms'),
      workload('a', 'forecast', 'mlserver', NOW - 1200),
    ].flatMap(w => [
      ...workloadSeries(w, Infinity, 3),
      ...resourceSeries(w, Infinity, 3),
    ]),
    b: workloadSeries(workload('b', 'bike', 'ovms'), NOW - 1800, 7),
    c: workloadSeries(workload('c', 'chat', 'kserve'), Infinity, 11),
  };
  return {
    series: wanted =>
      Object.entries(bySite).flatMap(([site, series]) =>
        wanted(site) ? series : [],
      ),
    ofSite: name => bySite[name],
  };
}
