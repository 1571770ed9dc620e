import type { Labels, Series } from './Series';
import { seeded, Traffic } from './waves';
import type { Workload } from './workloads';

/** Upper bounds of the histograms, in seconds. */
const BOUNDS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5,
];
const MICRO_BOUNDS = [
  1e3, 2.5e3, 5e3, 1e4, 2.5e4, 5e4, 7.5e4, 1e5, 2.5e5, 5e5, 1e6, 5e6,
];

/** Share of log-normally distributed durations up to a bound; all in seconds. */
function share(bound: number, median: number, spread: number): number {
  const z = Math.log(bound / median) / spread;
  return 1 / (1 + Math.exp(-1.702 * z));
}

/** Requests of one model server: how many, how many of them slow, how many failed. */
function loadOf(workload: Workload) {
  const seed = `${workload.cluster}/${workload.namespace}/${workload.deployment}`;
  const random = seeded(seed);
  const base = 0.5 + random(0) * 6;
  const fast = Traffic.create({ seed: `${seed}/fast`, base: base * 0.93 });
  const slow = Traffic.create({ seed: `${seed}/slow`, base: base * 0.07 });
  const failed = Traffic.create({
    seed: `${seed}/failed`,
    base: random(1) < 0.6 ? base * 0.004 * random(2) : 0,
  });
  const median = 0.012 + random(3) * 0.05;
  const { since } = workload;
  return {
    rate: (time: number) => fast.rate(time) + slow.rate(time),
    done: (time: number) =>
      Math.floor(fast.events(since, time) + slow.events(since, time)),
    failed: (time: number) => Math.floor(failed.events(since, time)),
    upTo: (bound: number) => {
      const ofFast = share(bound, median, 0.45);
      const ofSlow = share(bound, median * 6, 0.5);
      return (time: number) =>
        Math.floor(
          fast.events(since, time) * ofFast + slow.events(since, time) * ofSlow,
        );
    },
    seconds: (time: number) =>
      fast.events(since, time) * median * 1.1 +
      slow.events(since, time) * median * 6.8,
  };
}

/** Everything that a model server of a family exports, with the names that it really has. */
export function workloadSeries(
  workload: Workload,
  to: number,
  offset: number,
): Series[] {
  const { cluster, namespace, pod, model, since: from, family } = workload;
  const load = loadOf(workload);
  const common = {
    cluster,
    namespace,
    pod,
    container: 'kserve-container',
    job: `${namespace}/${workload.deployment}`,
  };
  const series = (
    type: Series['type'],
    name: string,
    labels: Labels,
    value: (time: number) => number,
  ): Series => ({
    labels: { __name__: name, ...common, ...labels },
    type,
    from,
    to,
    offset,
    value,
  });
  const histogram = (name: string, labels: Labels, micro: boolean) => [
    ...(micro ? MICRO_BOUNDS : BOUNDS).map(bound =>
      series(
        'counter',
        `${name}_bucket`,
        { ...labels, le: String(bound) },
        load.upTo(micro ? bound / 1e6 : bound),
      ),
    ),
    series('counter', `${name}_bucket`, { ...labels, le: '+Inf' }, load.done),
    series('counter', `${name}_count`, labels, load.done),
    series('counter', `${name}_sum`, labels, time =>
      micro ? Math.floor(load.seconds(time) * 1e6) : load.seconds(time),
    ),
  ];
  const busy = (time: number) => Math.round(load.rate(time) * 0.6);
  if (family === 'ovms') {
    const request = { name: model, version: '1', interface: 'REST' };
    const call = { ...request, api: 'KServe', method: 'ModelInfer' };
    return [
      series('counter', 'ovms_requests_success', call, load.done),
      series('counter', 'ovms_requests_fail', call, load.failed),
      ...histogram('ovms_request_time_us', request, true),
      ...histogram(
        'ovms_inference_time_us',
        { name: model, version: '1' },
        true,
      ),
      series(
        'gauge',
        'ovms_current_requests',
        { name: model, version: '1' },
        busy,
      ),
      series(
        'gauge',
        'ovms_infer_req_queue_size',
        { name: model, version: '1' },
        () => 2,
      ),
      series(
        'gauge',
        'ovms_infer_req_active',
        { name: model, version: '1' },
        busy,
      ),
    ];
  }
  if (family === 'mlserver') {
    const path = {
      method: 'POST',
      path: `/v2/models/${model}/infer`,
      status_code: '200',
    };
    return [
      series(
        'counter',
        'model_infer_request_success_total',
        { model, version: '1' },
        load.done,
      ),
      series(
        'counter',
        'model_infer_request_failure_total',
        { model, version: '1' },
        load.failed,
      ),
      series('counter', 'rest_server_requests_total', path, load.done),
      series(
        'counter',
        'rest_server_requests_total',
        { ...path, status_code: '500' },
        load.failed,
      ),
      ...histogram('rest_server_request_duration_seconds', path, false),
      series(
        'gauge',
        'rest_server_requests_in_progress',
        { method: 'POST', path: path.path },
        busy,
      ),
    ];
  }
  return [
    ...histogram('request_predict_seconds', { model_name: model }, false),
    ...histogram('request_preprocess_seconds', { model_name: model }, false),
  ];
}
