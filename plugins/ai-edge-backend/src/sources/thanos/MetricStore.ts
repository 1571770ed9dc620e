/** One series of a range query; samples that are no numbers are left out. */
export interface StoredSeries {
  labels: Record<string, string>;
  /** `[epoch seconds, value]` */
  points: [number, number][];
}

/** A store of metrics that speaks Prometheus' query API. Failures are `HubError`s. */
export interface MetricStore {
  /** How often samples arrive. */
  readonly intervalSeconds: number;
  queryRange(
    query: string,
    window: { start: number; end: number; step: number },
  ): Promise<{ series: StoredSeries[]; warnings: string[] }>;
  /** Whether an instant query has any result. */
  present(query: string): Promise<{ present: boolean; warnings: string[] }>;
}
