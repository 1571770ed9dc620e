import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { quote, quotePattern } from './promql';

/**
 * Metric names of a model server, from its own documentation. `failure` is absent where the server does not count
 * errors.
 */
export interface Runtime {
  id: 'ovms' | 'mlserver' | 'kserve';
  /** Counter of requests that were answered. */
  success: string;
  failure?: string;
  /** Histogram of durations. */
  latency: string;
  /** What one second is in the histogram's unit. */
  perSecond: number;
  /** Matchers that choose the deployment, beside its cluster. */
  matchers(deployment: ModelDeployment): string[];
}

function podsOf({ ref }: ModelDeployment): string[] {
  const pods = ref.kind === 'Deployment' ? ref.name : `${ref.name}-predictor`;
  return [
    `namespace=${quote(ref.namespace)}`,
    `pod=~${quotePattern(pods, '-.*')}`,
  ];
}

const OVMS: Runtime = {
  id: 'ovms',
  success: 'ovms_requests_success',
  failure: 'ovms_requests_fail',
  latency: 'ovms_request_time_us_bucket',
  perSecond: 1e6,
  matchers: deployment => [
    // The ai-edge collector scrapes from a namespace of its own: only the model's name tells there.
    ...(deployment.ref.kind === 'Deployment'
      ? []
      : [`namespace=${quote(deployment.ref.namespace)}`]),
    `name=${quote(deployment.model.name)}`,
  ],
};

const MLSERVER: Runtime = {
  id: 'mlserver',
  success: 'model_infer_request_success_total',
  failure: 'model_infer_request_failure_total',
  latency: 'rest_server_request_duration_seconds_bucket',
  perSecond: 1,
  matchers: podsOf,
};

const KSERVE: Runtime = {
  id: 'kserve',
  success: 'request_predict_seconds_count',
  latency: 'request_predict_seconds_bucket',
  perSecond: 1,
  matchers: podsOf,
};

/**
 * The servers that may serve a deployment: the one its runtime names, else all of them, tried in one query.
 */
export function runtimesOf(deployment: ModelDeployment): Runtime[] {
  const runtime = deployment.runtime?.toLocaleLowerCase('en') ?? '';
  if (/ovms|openvino/.test(runtime)) return [OVMS];
  if (/mlserver/.test(runtime)) return [MLSERVER];
  if (/^kserve-/.test(runtime)) return [KSERVE];
  return [OVMS, MLSERVER, KSERVE];
}
