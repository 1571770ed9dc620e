/**
 * What a model server tells of itself, and where.
 *
 * @internal
 */
export interface ServerMetrics {
  id: string;
  /** Runtimes are named after their server: `kserve-mlserver`, `vllm-cuda`. */
  pattern: RegExp;
  port: number;
  /** Names that an allow-list needs, one by one: histograms are three. */
  names: string[];
}

/** Port of the API, where most servers have their metrics too. */
export const API_PORT = 8080;

function histogram(name: string): string[] {
  return ['bucket', 'count', 'sum'].map(part => `${name}_${part}`);
}

const SERVERS: ServerMetrics[] = [
  {
    // https://mlserver.readthedocs.io/en/latest/user-guide/metrics.html
    id: 'mlserver',
    pattern: /mlserver/i,
    port: 8082,
    names: [
      'model_infer_request_failure_total',
      'model_infer_request_success_total',
      ...histogram('parallel_request_queue'),
      ...histogram('rest_server_request_duration_seconds'),
      'rest_server_requests_in_progress',
      'rest_server_requests_total',
    ],
  },
  {
    // https://docs.openvino.ai/latest/ovms_docs_metrics.html
    id: 'ovms',
    pattern: /ovms|openvino/i,
    port: API_PORT,
    names: [
      'ovms_infer_req_active',
      'ovms_infer_req_queue_size',
      ...histogram('ovms_inference_time_us'),
      ...histogram('ovms_request_time_us'),
      'ovms_requests_fail',
      'ovms_requests_success',
      'ovms_streams',
      ...histogram('ovms_wait_for_infer_req_time_us'),
    ],
  },
  {
    // https://docs.vllm.ai/en/latest/usage/metrics.html
    id: 'vllm',
    pattern: /vllm/i,
    port: API_PORT,
    names: [
      ...histogram('vllm:e2e_request_latency_seconds'),
      'vllm:generation_tokens_total',
      'vllm:gpu_cache_usage_perc',
      ...histogram('vllm:inter_token_latency_seconds'),
      'vllm:kv_cache_usage_perc',
      'vllm:num_requests_running',
      'vllm:num_requests_waiting',
      'vllm:prompt_tokens_total',
      'vllm:request_success_total',
      ...histogram('vllm:time_per_output_token_seconds'),
      ...histogram('vllm:time_to_first_token_seconds'),
    ],
  },
  {
    // https://github.com/triton-inference-server/server/blob/main/docs/user_guide/metrics.md
    id: 'triton',
    pattern: /triton/i,
    port: 8002,
    names: [
      'nv_gpu_memory_used_bytes',
      'nv_gpu_utilization',
      'nv_inference_count',
      'nv_inference_pending_request_count',
      'nv_inference_queue_duration_us',
      'nv_inference_request_duration_us',
      'nv_inference_request_failure',
      'nv_inference_request_success',
    ],
  },
  {
    // https://github.com/kserve/modelmesh/blob/main/src/main/java/com/ibm/watson/modelmesh/Metric.java
    id: 'modelmesh',
    pattern: /modelmesh/i,
    port: 2112,
    names: [
      ...histogram('modelmesh_api_request_milliseconds'),
      'modelmesh_instance_models_total',
      ...histogram('modelmesh_invoke_model_milliseconds'),
      ...histogram('modelmesh_loadmodel_milliseconds'),
      'modelmesh_models_loaded_total',
    ],
  },
  {
    // https://kserve.github.io/website: the Python servers of KServe.
    id: 'kserve',
    pattern: /^kserve-/i,
    port: API_PORT,
    names: histogram('request_predict_seconds'),
  },
];

/**
 * The server that a runtime's name tells of, undefined for one that nobody here knows.
 *
 * @internal
 */
export function serverOf(runtime: string | undefined) {
  return SERVERS.find(({ pattern }) => pattern.test(runtime ?? ''));
}

/**
 * The server that is meant by a static target's port, as the reference has them.
 *
 * @internal
 */
export function serverOfPort(port: number): ServerMetrics | undefined {
  return serverOf(
    new Map([
      [8080, 'ovms'],
      [8082, 'mlserver'],
      [8002, 'triton'],
      [2112, 'modelmesh'],
    ]).get(port),
  );
}

/**
 * Names that the reference's list has for everybody: they stay when an app goes.
 *
 * @internal
 */
export const SHARED_METRICS = new Set(
  ['mlserver', 'ovms', 'kserve-'].flatMap(name => serverOf(name)!.names),
);
