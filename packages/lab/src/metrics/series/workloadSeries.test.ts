import { NOW, testSource } from '../__testUtils__/testSource';

describe('workloadSeries', () => {
  const all = testSource().series(() => true);
  const names = new Set(all.map(({ labels }) => labels.__name__));

  it('has the names that the runtimes really have', () => {
    for (const name of [
      'ovms_requests_success',
      'ovms_requests_fail',
      'ovms_request_time_us_bucket',
      'model_infer_request_success_total',
      'rest_server_request_duration_seconds_bucket',
      'request_predict_seconds_count',
      'namespace:container_memory_usage_bytes:sum',
      'kube_deployment_status_replicas_available',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('has cumulative buckets that end with the count', () => {
    const buckets = all.filter(
      ({ labels }) =>
        labels.__name__ === 'ovms_request_time_us_bucket' &&
        labels.cluster === 'a',
    );
    const values = buckets.map(series => series.value(NOW));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const count = all.find(
      ({ labels }) =>
        labels.__name__ === 'ovms_request_time_us_count' &&
        labels.cluster === 'a',
    )!;
    expect(values.at(-1)).toBe(count.value(NOW));
    expect(values.every(Number.isInteger)).toBe(true);
  });

  it('starts every counter at zero', () => {
    for (const series of all.filter(({ type }) => type === 'counter')) {
      expect(series.value(series.from)).toBe(0);
    }
  });

  it('never repeats a series', () => {
    const keys = all.map(({ labels }) => JSON.stringify(labels));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
