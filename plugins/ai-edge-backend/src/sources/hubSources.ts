import type { FleetSource } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { AiEdgeConfig } from '../config';
import type { Fleet } from '../fleet';
import type { HubRegistry } from '../hubs';
import { AcmSource } from './acm/AcmSource';
import { ArgocdPushSource } from './argocd/ArgocdPushSource';
import { ArgocdSource } from './argocd/ArgocdSource';
import { FlightctlSource } from './flightctl/FlightctlSource';
import { KserveSource } from './kserve/KserveSource';
import { MirrorSource } from './mirror/MirrorSource';
import { SearchSource } from './search/SearchSource';

/** The sources that the configured hubs give. */
export function hubSources(options: {
  config: AiEdgeConfig;
  hubs: HubRegistry;
  fleet: Pick<
    Fleet,
    'sites' | 'site' | 'deployments' | 'deployment' | 'deploymentsOf'
  >;
}): FleetSource[] {
  const { config, hubs, fleet } = options;
  return config.hubs.flatMap(hubConfig => {
    const { name, policyNamespaces, clusterProxy } = hubConfig;
    const hub = hubs.get(name);
    const sources: FleetSource[] = [
      AcmSource.create({ hub, policyNamespaces }),
      ArgocdSource.create({ hub, fleet }),
      ArgocdPushSource.create({ hub, fleet }),
      MirrorSource.create({ hub, fleet }),
      SearchSource.create({ hub: hubConfig, fleet }),
    ];
    if (clusterProxy) {
      sources.push(
        KserveSource.create({ hub, fleet, inventory: config.inventory }),
      );
    }
    if (hubConfig.flightctl) {
      const flightctl = { hub: name, config: hubConfig.flightctl };
      sources.push(FlightctlSource.create(flightctl));
    }
    return sources;
  });
}
