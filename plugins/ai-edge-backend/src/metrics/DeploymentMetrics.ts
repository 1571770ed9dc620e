import {
  type MetricPanel,
  type MetricRange,
  type ModelDeployment,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import { sentenceTime } from '../fleet/sentences';
import { isHubError } from '../hubs';
import type { MetricStore } from '../sources/thanos/MetricStore';
import {
  neededMetrics,
  panelQuery,
  panels,
  presenceQuery,
  type Panel,
  type PanelName,
} from './panels';
import { timeWindow, type TimeWindow } from './timeWindow';

type Empty = Pick<MetricPanel, 'reason' | 'message'>;

/** The numbers of a deployment, by named panel. At most one query a panel, and one to say why one is empty. */
export class DeploymentMetrics {
  readonly #fleet: Pick<Fleet, 'site'>;
  readonly #stores: Map<string, MetricStore>;
  readonly #now: () => number;

  static create(options: {
    fleet: Pick<Fleet, 'site'>;
    /** By hub; a hub without a store is not in it. */
    stores: Map<string, MetricStore>;
    now?: () => number;
  }): DeploymentMetrics {
    return new DeploymentMetrics(options);
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'site'>;
    stores: Map<string, MetricStore>;
    now?: () => number;
  }) {
    this.#fleet = options.fleet;
    this.#stores = options.stores;
    this.#now = options.now ?? Date.now;
  }

  async read(
    deployment: ModelDeployment,
    query: { panel?: PanelName; range: MetricRange },
  ): Promise<MetricPanel[]> {
    const wanted = panels.filter(
      ({ panel }) => query.panel === undefined || panel === query.panel,
    );
    const { hub, site } = deployment.ref;
    const store = this.#stores.get(hub);
    if (!store) {
      return wanted.map(panel =>
        this.#empty(panel, {
          reason: 'not-configured',
          message: `No metrics source is set for hub ${hub}.`,
        }),
      );
    }
    const window = timeWindow(
      query.range,
      this.#now() / 1000,
      store.intervalSeconds,
    );
    const read = await Promise.all(
      wanted.map(panel => this.#panel(panel, deployment, store, window)),
    );
    if (read.every(({ series, reason }) => series.length > 0 || reason)) {
      return read;
    }
    const why = await this.#why(
      deployment,
      this.#fleet.site({ hub, name: site }),
      store,
      query.range,
    );
    return read.map(panel =>
      panel.series.length > 0 || panel.reason ? panel : { ...panel, ...why },
    );
  }

  async #panel(
    panel: Panel,
    deployment: ModelDeployment,
    store: MetricStore,
    window: TimeWindow,
  ): Promise<MetricPanel> {
    const query = panelQuery(panel, deployment, `${window.window}s`);
    if (query === undefined) {
      return this.#empty(panel, {
        reason: 'not-collected',
        message: 'The model server of this deployment does not count this.',
      });
    }
    try {
      const { series, warnings } = await store.queryRange(query, window);
      const last = series
        .flatMap(({ points }) => points)
        .reduce((latest, [time]) => Math.max(latest, time), 0);
      return {
        ...this.#empty(panel, {}),
        series: series.map(({ labels, points }) => ({
          name: deployment.model.name,
          labels,
          points: withGaps(points, window),
        })),
        ...(warnings.length > 0 && { warnings }),
        ...(last > 0 && { asOf: new Date(last * 1000).toISOString() }),
      };
    } catch (error) {
      return this.#empty(panel, failure(error, deployment.ref.hub));
    }
  }

  async #why(
    deployment: ModelDeployment,
    site: Site | undefined,
    store: MetricStore,
    range: MetricRange,
  ): Promise<Empty> {
    if (site && site.availability.state !== 'available') {
      const since = site.lastContact ?? site.availability.since;
      return {
        reason: 'site-silent',
        message: since
          ? `No samples: the site has not reported since ${sentenceTime(
              since,
            )}.`
          : 'No samples: the site does not report.',
      };
    }
    try {
      const { present } = await store.present(presenceQuery(deployment, range));
      return present
        ? { reason: 'idle', message: 'No requests in this period.' }
        : {
            reason: 'not-collected',
            message: `Hub ${
              deployment.ref.hub
            } does not collect ${neededMetrics(deployment).join(
              ' or ',
            )} from this site, or the portal's account may not read it.`,
          };
    } catch (error) {
      return failure(error, deployment.ref.hub);
    }
  }

  #empty(panel: Panel, why: Empty): MetricPanel {
    return {
      panel: panel.panel,
      title: panel.title,
      unit: panel.unit,
      series: [],
      ...why,
      asOf: new Date(this.#now()).toISOString(),
    };
  }
}

function failure(error: unknown, hub: string): Empty {
  if (isHubError(error, 'unauthorized', 'forbidden')) {
    return {
      reason: 'not-permitted',
      message: `The portal's account may not read metrics of hub ${hub}.`,
    };
  }
  if (isHubError(error)) {
    return { reason: 'failed', message: `${error.message}.` };
  }
  throw error;
}

/** Every instant of the grid; one without a sample has no value. */
function withGaps(
  points: [number, number][],
  { start, end, step }: TimeWindow,
): MetricPanel['series'][number]['points'] {
  const values = new Map(points);
  const grid: (number | undefined)[][] = [];
  for (let time = start; time <= end; time += step) {
    const value = values.get(time);
    grid.push(value === undefined ? [time] : [time, value]);
  }
  return grid as MetricPanel['series'][number]['points'];
}
