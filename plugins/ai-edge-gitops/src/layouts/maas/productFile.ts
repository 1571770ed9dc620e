import { API_NAMESPACE, ANNOTATION_WAVE, THREESCALE } from './names';
import { printYaml } from '../../yaml/printYaml';

/** Paths of an OpenAI-compatible server, such as vLLM. */
const OPENAI: [method: string, verb: string, path: string][] = [
  ['health', 'GET', '/health'],
  ['tokenize', 'POST', '/tokenize'],
  ['detokenize', 'POST', '/detokenize'],
  ['models', 'GET', '/v1/models'],
  ['version', 'GET', '/version'],
  ['chat/completions', 'POST', '/v1/chat/completions'],
  ['completions', 'POST', '/v1/completions'],
  ['embeddings', 'POST', '/v1/embeddings'],
];

const TOKENS = ['total_tokens', 'prompt_tokens', 'completion_tokens'];

function titled(name: string): string {
  return name
    .split(/[_/]/)
    .map(word => word.charAt(0).toLocaleUpperCase('en') + word.slice(1))
    .join(' ');
}

/** Counts the tokens of every answer: the gateway's custom policy reads them from the model's `usage`. */
function tokenPolicy(): object {
  return {
    name: 'llm-metrics',
    version: '0.1',
    enabled: true,
    configuration: {
      rules: TOKENS.map(metric => ({
        metric,
        increment: `{{ llm_usage.${metric} }}`,
        condition: {
          combine_op: 'and',
          operations: [
            {
              left: '{{status}}',
              left_type: 'liquid',
              op: '==',
              right: '200',
              right_type: 'plain',
            },
          ],
        },
      })),
      enable_sse_support: true,
    },
  };
}

function policies(countsTokens: boolean): object[] {
  return [
    {
      name: 'cors',
      version: 'builtin',
      enabled: true,
      configuration: {
        allow_origin: '*',
        allow_headers: ['Authorization', 'Content-type', 'Accept'],
        allow_methods: [],
      },
    },
    {
      name: 'upstream_connection',
      version: 'builtin',
      enabled: true,
      // Long answers are streamed for minutes.
      configuration: {
        connect_timeout: 300,
        read_timeout: 300,
        send_timeout: 300,
      },
    },
    ...(countsTokens ? [tokenPolicy()] : []),
    { name: 'apicast', version: 'builtin', enabled: true, configuration: {} },
  ];
}

/**
 * Limits of the standard plan: a number of requests a minute.
 *
 * @internal
 */
export function planLimits(requestsPerMinute: number): object[] {
  return [
    {
      period: 'minute',
      value: requestsPerMinute,
      metricMethodRef: { systemName: 'hits' },
    },
  ];
}

/**
 * `product.yaml`: how the API is called, counted and limited. Fields are those of 3scale's
 * `capabilities.3scale.net/v1beta1` Product.
 *
 * @internal
 */
export function productFile(options: {
  name: string;
  title: string;
  /** Speaks OpenAI's protocol, so that its methods are known and its tokens can be counted. */
  openai: boolean;
  requestsPerMinute?: number;
}): string {
  const { name, title, openai, requestsPerMinute } = options;
  const methods = openai ? OPENAI : [];
  const rules: [string, string, string][] = openai
    ? OPENAI
    : [
        ['hits', 'GET', '/'],
        ['hits', 'POST', '/'],
      ];
  return printYaml({
    apiVersion: THREESCALE,
    kind: 'Product',
    metadata: {
      name,
      namespace: API_NAMESPACE,
      annotations: { [ANNOTATION_WAVE]: '2' },
    },
    spec: {
      name: title,
      systemName: name,
      deployment: {
        apicastHosted: {
          authentication: {
            userkey: {
              authUserKey: 'Authorization',
              credentials: 'authorization',
            },
          },
        },
      },
      backendUsages: { [name]: { path: '/' } },
      metrics: Object.fromEntries(
        ['hits', ...(openai ? TOKENS : [])].map(metric => [
          metric,
          {
            friendlyName: titled(metric),
            unit: metric === 'hits' ? 'hit' : 'token',
          },
        ]),
      ),
      ...(methods.length > 0 && {
        methods: Object.fromEntries(
          methods.map(([method]) => [method, { friendlyName: titled(method) }]),
        ),
      }),
      mappingRules: rules.map(([metricMethodRef, httpMethod, pattern]) => ({
        httpMethod,
        pattern,
        metricMethodRef,
        increment: 1,
      })),
      applicationPlans: {
        standard: {
          name: 'Standard',
          appsRequireApproval: false,
          published: true,
          ...(requestsPerMinute !== undefined && {
            limits: planLimits(requestsPerMinute),
          }),
        },
      },
      policies: policies(openai),
    },
  });
}
