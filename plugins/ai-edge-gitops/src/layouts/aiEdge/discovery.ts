import { InputError } from '@backstage/errors';
import { asText, dig } from '../../yaml/narrow';
import {
  discovers,
  MODEL_LABEL,
  targetLists,
  type Collector,
} from './collector';
import { API_PORT_NAME } from './metricsPort';
import { paths } from './paths';

const PORT = '__tmp_metrics_port';

/**
 * How Prometheus finds the apps of a cluster: endpoints of Services with the label `model-name`, at the port that the
 * Service's annotation names, else at the API's. No rule writes out a `$`, which the OpenTelemetry collector would take
 * for a variable of its environment. `keepequal` is there since Prometheus 2.41.
 */
const DISCOVERY = {
  kubernetes_sd_configs: [{ role: 'endpointslice' }],
  relabel_configs: [
    { source_labels: [MODEL_LABEL], regex: '.+', action: 'keep' },
    { target_label: PORT, replacement: API_PORT_NAME },
    {
      source_labels: [
        '__meta_kubernetes_service_annotation_ai_edge_metrics_port',
      ],
      regex: '(.+)',
      target_label: PORT,
    },
    {
      source_labels: ['__meta_kubernetes_endpointslice_port_name'],
      target_label: PORT,
      action: 'keepequal',
    },
    {
      source_labels: ['__meta_kubernetes_namespace'],
      target_label: 'namespace',
    },
    { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
  ],
};

/** Takes the apps' targets out of the lists that are there. */
function removeTargets(
  collector: Collector,
  isOurs: (target: string) => boolean,
): boolean {
  let changed = false;
  for (const { at, targets } of targetLists(collector)) {
    // Read again: what has been replaced by discovery is no list any more.
    if (!Array.isArray(dig(collector.editor.value, ...at))) continue;
    const indexes = targets.flatMap((target, index) =>
      isOurs(target) ? [index] : [],
    );
    if (indexes.length === 0) continue;
    collector.editor.remove(at, indexes);
    changed = true;
  }
  return changed;
}

/** Puts discovery where the apps are listed: in the same job when that has nothing else to scrape, else in its own. */
function addDiscovery(
  { editor, at, scrapes }: Collector,
  index: number,
  isAlone: boolean,
): void {
  const scrape = scrapes[index];
  if (isAlone && dig(scrape, 'relabel_configs') === undefined) {
    editor.setPairs([...at, index], 'static_configs', DISCOVERY);
    return;
  }
  const interval = asText(dig(scrape, 'scrape_interval'));
  editor.append(at, {
    job_name: 'edge-models',
    ...(interval !== undefined && { scrape_interval: interval }),
    ...DISCOVERY,
  });
}

/**
 * Lets the collector find the apps, and takes them out of its static targets. Says what has changed. Throws an
 * `InputError` when it scrapes nothing at all.
 *
 * @internal
 */
export function discoverApps(
  collector: Collector,
  isOurs: (target: string) => boolean,
): { added: boolean; changed: boolean } {
  const added = !discovers(collector);
  if (added) {
    const lists = targetLists(collector);
    const list =
      lists.find(({ targets }) => targets.some(isOurs)) ?? lists.at(0);
    if (!list) {
      throw new InputError(
        `${paths.collector}: has no static targets that discovery could replace`,
      );
    }
    const isAlone = lists
      .filter(({ scrape }) => scrape === list.scrape)
      .every(({ targets }) => targets.every(isOurs));
    addDiscovery(collector, list.scrape, isAlone);
  }
  const removed = removeTargets(collector, isOurs);
  return { added, changed: added || removed };
}
