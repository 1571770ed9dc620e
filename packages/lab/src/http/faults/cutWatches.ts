import type { DefaultLab } from '../../DefaultLab';
import type { OpenWatches } from '../../kube/api/OpenWatches';
import { Fault, FaultKind, matchesPath } from './Fault';

const CUTS: Partial<Record<FaultKind, 'breakAll' | 'endAll' | 'hangAll'>> = {
  down: 'breakAll',
  restart: 'breakAll',
  'watch-hang': 'hangAll',
  'watch-cut': 'endAll',
  // Whoever watches never meets a 410 otherwise.
  gone: 'endAll',
};

/** Lets watches feel a fault that came after they had been answered. */
export function cutWatches(
  lab: DefaultLab,
  hubWatches: Map<string, OpenWatches>,
  fault: Fault,
): void {
  const cut = CUTS[fault.fault];
  if (!cut) {
    return;
  }
  for (const [hub, watches] of hubWatches) {
    const servers = {
      hub: [{ name: hub, watches, store: lab.hub(hub) }],
      site: lab.sites(hub),
      forge: [],
      metrics: [],
      registry: [],
    }[fault.target];
    servers
      .filter(({ name }) => fault.name === undefined || fault.name === name)
      .forEach(server => {
        if (fault.fault === 'restart') server.store.forget();
        server.watches[cut](path => matchesPath(fault, path));
      });
  }
}
