import { z } from 'zod/v3';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { MetricsConfig } from '../../config';
import { HubError, type KubeApi } from '../../hubs';
import { HttpKubeApi } from '../../hubs/HttpKubeApi';
import { createEndpointTarget } from '../../hubs/HubTarget';
import { Limiter } from './Limiter';
import type { MetricStore, StoredSeries } from './MetricStore';

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_IN_FLIGHT = 8;
const MAX_CACHED = 500;
const MAX_CACHE_MS = 15_000;

const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  data: z
    .object({
      result: z.array(
        z.object({
          metric: z.record(z.string()).default({}),
          values: z.array(z.tuple([z.number(), z.string()])).optional(),
        }),
      ),
    })
    .optional(),
});

type Answer = z.infer<typeof answerSchema>;

/** `NaN` and the infinities are gaps: a ratio without requests, a quantile above the last bucket. */
function finitePoints(values: [number, string][]): [number, number][] {
  return values
    .map(([time, value]): [number, number] => [time, Number(value)])
    .filter(([, value]) => Number.isFinite(value));
}

/**
 * {@link MetricStore} of a hub: Thanos query, `rbac-query-proxy`, or a plain Prometheus. Equal questions that are
 * asked within half a collection interval are one.
 */
export class ThanosStore implements MetricStore {
  readonly intervalSeconds: number;
  readonly #hub: string;
  readonly #api: Pick<KubeApi, 'request'>;
  readonly #report: (status: SourceStatus) => void;
  readonly #limiter = new Limiter(MAX_IN_FLIGHT);
  readonly #cache = new Map<
    string,
    { until: number; answer: Promise<Answer> }
  >();

  static create(options: {
    hub: string;
    config: MetricsConfig;
    report: (status: SourceStatus) => void;
  }): ThanosStore {
    return new ThanosStore(options);
  }

  private constructor(options: {
    hub: string;
    config: MetricsConfig;
    report: (status: SourceStatus) => void;
  }) {
    const { hub, config, report } = options;
    this.#hub = hub;
    this.#report = report;
    this.intervalSeconds = config.intervalSeconds;
    let target: ReturnType<typeof createEndpointTarget> | undefined;
    this.#api = HttpKubeApi.create({
      hub: `${hub}, metrics`,
      target: async () => (target ??= createEndpointTarget(config)),
    });
    report({
      id: `metrics:${hub}`,
      kind: 'metrics',
      hub,
      state: 'starting',
      message: 'Nobody has looked at metrics yet.',
    });
  }

  async queryRange(
    query: string,
    window: { start: number; end: number; step: number },
  ): Promise<{ series: StoredSeries[]; warnings: string[] }> {
    const { start, end, step } = window;
    const { data, warnings = [] } = await this.#ask('query_range', {
      query,
      start,
      end,
      step,
    });
    const series = (data?.result ?? [])
      .map(({ metric, values = [] }) => ({
        labels: metric,
        points: finitePoints(values),
      }))
      .filter(({ points }) => points.length > 0);
    return { series, warnings };
  }

  async present(
    query: string,
  ): Promise<{ present: boolean; warnings: string[] }> {
    const { data, warnings = [] } = await this.#ask('query', { query });
    return { present: (data?.result.length ?? 0) > 0, warnings };
  }

  #ask(
    path: 'query' | 'query_range',
    query: Record<string, string | number>,
  ): Promise<Answer> {
    const key = JSON.stringify([path, query]);
    const now = Date.now();
    const known = this.#cache.get(key);
    if (known && known.until > now) return known.answer;
    const answer = this.#limiter.run(() => this.#request(path, query));
    const ttl = Math.min(MAX_CACHE_MS, (this.intervalSeconds * 1000) / 2);
    this.#cache.delete(key);
    this.#cache.set(key, { until: now + ttl, answer });
    if (this.#cache.size > MAX_CACHED) {
      const [oldest] = this.#cache.keys();
      this.#cache.delete(oldest);
    }
    // A failure is told to those who asked together, and not kept.
    answer.catch(() => this.#cache.delete(key));
    return answer;
  }

  async #request(
    path: string,
    query: Record<string, string | number>,
  ): Promise<Answer> {
    const hub = this.#hub;
    const status = { id: `metrics:${hub}`, kind: 'metrics', hub };
    try {
      const result = answerSchema.safeParse(
        await this.#api.request({
          path: `/api/v1/${path}`,
          query,
          timeoutMs: TIMEOUT_MS,
          maxBytes: MAX_BYTES,
        }),
      );
      if (!result.success || result.data.status !== 'success') {
        throw new HubError(
          `The metrics store of hub ${hub} answered ${
            result.data?.error ?? 'in a form that is not known'
          }`,
          { hub, kind: 'failed' },
        );
      }
      const asOf = new Date().toISOString();
      this.#report({ ...status, state: 'ok', asOf });
      return result.data;
    } catch (error) {
      if (error instanceof HubError) {
        this.#report({ ...status, state: 'failed', message: error.message });
      }
      throw error;
    }
  }
}
