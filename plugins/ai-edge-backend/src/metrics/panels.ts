import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { quote, selector } from './promql';
import { runtimesOf, type Runtime } from './runtimes';

/** Names of the panels of a deployment. */
export const panelNames = ['requests', 'latency', 'errors'] as const;

/** One of {@link panelNames}. */
export type PanelName = (typeof panelNames)[number];

/** A named panel and the one query that fills it. */
export interface Panel {
  panel: PanelName;
  title: string;
  unit: string;
  /** Of one runtime and the matchers of one deployment; `undefined` when the runtime has no such metric. */
  query(runtime: Runtime, matchers: string, window: string): string | undefined;
}

function rate(metric: string, matchers: string, window: string): string {
  return `sum by (cluster) (rate(${metric}${matchers}[${window}]))`;
}

/** A server that has never failed may not have the counter yet: then nothing failed. */
function failures(
  runtime: Runtime,
  matchers: string,
  window: string,
): string | undefined {
  return (
    runtime.failure &&
    `(${rate(runtime.failure, matchers, window)} or 0 * ${rate(
      runtime.success,
      matchers,
      window,
    )})`
  );
}

function all(runtime: Runtime, matchers: string, window: string): string {
  const success = rate(runtime.success, matchers, window);
  const failed = failures(runtime, matchers, window);
  return failed ? `(${success} + ${failed})` : success;
}

export const panels: Panel[] = [
  { panel: 'requests', title: 'Requests', unit: '1/s', query: all },
  {
    panel: 'latency',
    title: 'Latency, 95th percentile',
    unit: 's',
    query: ({ latency, perSecond }, matchers, window) =>
      `histogram_quantile(0.95, sum by (le, cluster) (rate(${latency}${matchers}[${window}]))) / ${perSecond}`,
  },
  {
    panel: 'errors',
    title: 'Errors',
    unit: '%',
    query(runtime, matchers, window) {
      const failed = failures(runtime, matchers, window);
      // Without requests there is no share of errors: no sample, rather than 0.
      return (
        failed && `100 * ${failed} / (${all(runtime, matchers, window)} > 0)`
      );
    },
  },
];

function matchersOf(runtime: Runtime, deployment: ModelDeployment): string {
  return selector([
    `cluster=${quote(deployment.ref.site)}`,
    ...runtime.matchers(deployment),
  ]);
}

/** The query of a panel for a deployment; `undefined` when its server has no such metric. */
export function panelQuery(
  panel: Panel,
  deployment: ModelDeployment,
  window: string,
): string | undefined {
  const queries = runtimesOf(deployment)
    .map(runtime =>
      panel.query(runtime, matchersOf(runtime, deployment), window),
    )
    .filter(query => query !== undefined);
  return queries.length > 0 ? queries.join(' or ') : undefined;
}

/** Whether the server's counter was there at all in a range: tells "nothing asked" from "nothing collected". */
export function presenceQuery(
  deployment: ModelDeployment,
  range: string,
): string {
  return runtimesOf(deployment)
    .map(
      runtime =>
        `count by (cluster) (present_over_time(${runtime.success}${matchersOf(
          runtime,
          deployment,
        )}[${range}]))`,
    )
    .join(' or ');
}

/** The counters that a hub must collect for the panels of a deployment. */
export function neededMetrics(deployment: ModelDeployment): string[] {
  return runtimesOf(deployment).map(({ success }) => success);
}
