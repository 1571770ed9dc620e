import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { HubConfig } from '../config';
import type { MetricStore } from '../sources/thanos/MetricStore';
import { ThanosStore } from '../sources/thanos/ThanosStore';

/** The metrics stores of the hubs that have one, by hub. */
export function metricStores(
  hubs: HubConfig[],
  report: (status: SourceStatus) => void,
): Map<string, MetricStore> {
  const stores = new Map<string, MetricStore>();
  for (const { name, metrics } of hubs) {
    if (metrics) {
      stores.set(
        name,
        ThanosStore.create({ hub: name, config: metrics, report }),
      );
    }
  }
  return stores;
}
