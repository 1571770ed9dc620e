import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import type { HubCall, HubObserver } from '../hubs';

/** Seconds from a millisecond to half a minute. */
const LAG_BOUNDARIES = [
  0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];

/** Counts what is asked of hubs, and how long a watched change takes into the index. */
export class HubTelemetry implements HubObserver {
  readonly #requests: MetricsServiceCounter;
  readonly #changes: MetricsServiceCounter;
  readonly #lag: MetricsServiceHistogram;

  static create(options: { metrics: MetricsService }): HubTelemetry {
    return new HubTelemetry(options.metrics);
  }

  private constructor(metrics: MetricsService) {
    this.#requests = metrics.createCounter('ai_edge.hub.requests', {
      description:
        'Requests to hubs and to sites behind them, by verb (list, watch, get, write) and result',
      unit: '{request}',
    });
    this.#changes = metrics.createCounter('ai_edge.hub.changes', {
      description: 'Changes that watches of a hub have told of',
      unit: '{change}',
    });
    this.#lag = metrics.createHistogram('ai_edge.index.lag', {
      description: 'From the arrival of a watched change to its being indexed',
      unit: 's',
      advice: { explicitBucketBoundaries: LAG_BOUNDARIES },
    });
  }

  call(hub: string, { verb, result }: HubCall): void {
    this.#requests.add(1, { hub, verb, result });
  }

  changed(hub: string, seconds: number): void {
    this.#changes.add(1, { hub });
    this.#lag.record(seconds, { hub });
  }
}
