import type { FleetSource } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { AiEdgeConfig } from '../config';
import type { Fleet } from '../fleet';
import type { HubRegistry } from '../hubs';
import { AcmSource } from './acm/AcmSource';
import { ArgocdSource } from './argocd/ArgocdSource';
import { KserveSource } from './kserve/KserveSource';

/** The sources that the configured hubs give. */
export function hubSources(options: {
  config: AiEdgeConfig;
  hubs: HubRegistry;
  fleet: Pick<Fleet, 'sites'>;
}): FleetSource[] {
  const { config, hubs, fleet } = options;
  return config.hubs.flatMap(({ name, policyNamespaces, clusterProxy }) => {
    const hub = hubs.get(name);
    const sources: FleetSource[] = [
      AcmSource.create({ hub, policyNamespaces }),
      ArgocdSource.create({ hub }),
    ];
    if (clusterProxy) {
      sources.push(
        KserveSource.create({ hub, fleet, inventory: config.inventory }),
      );
    }
    return sources;
  });
}
