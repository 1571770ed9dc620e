import type { MetricPanel } from '@ai-edge/backstage-plugin-ai-edge-common';

/** One instant with the value of each series; a gap has no entry. */
export interface ChartRow {
  time: number;
  values: Record<string, number>;
}

/** Series joined by time, oldest first. Gaps stay gaps. */
export function chartRows(series: MetricPanel['series']): ChartRow[] {
  const rows = new Map<number, ChartRow>();
  for (const { name, points } of series) {
    for (const [time, value] of points) {
      const row = rows.get(time) ?? { time, values: {} };
      rows.set(time, row);
      if (value !== undefined && value !== null) row.values[name] = value;
    }
  }
  return [...rows.values()].sort((a, b) => a.time - b.time);
}
