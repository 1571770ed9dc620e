import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite } from '../../Lab';
import { conditionOf } from '../conditions';
import { kinds, kubeTime } from '../kinds';
import { syntheticModels } from './syntheticModels';
import { syntheticService } from './syntheticService';
import { syntheticWork, type Placing } from './syntheticWork';

const DAY = 86_400_000;

/** What a large estate runs: the same numbers give the same estate. */
export function placingsOf(
  sites: LabSite[],
  modelsPerSite: number,
  start: Date,
): Placing[] {
  const wanted = Math.min(modelsPerSite, syntheticModels.length);
  return sites.flatMap((site, index) =>
    Array.from({ length: wanted }, (_, i): Placing => {
      // Neighbours in the list go together, so that each site has its models once.
      const model = syntheticModels[(index * 3 + i) % syntheticModels.length];
      const past = ((index * 131 + i * 17) % 60) * DAY;
      return {
        site: site.name,
        index,
        model,
        version: model.versions[(index * 7 + i) % model.versions.length],
        state: stateOf(index * 31 + i * 13),
        created: kubeTime(new Date(start.getTime() - 30 * DAY - past)),
        synced: kubeTime(new Date(start.getTime() - past / 4)),
      };
    }),
  );
}

function stateOf(number: number): Placing['state'] {
  if (number % 97 === 0) return 'Degraded';
  return number % 211 === 0 ? 'Progressing' : 'Healthy';
}

/** Fills hubs and sites with works and services as they are after weeks, without running any delivery. */
export function loadSynthetic(lab: Lab, repoURL: string): void {
  const start = new Date();
  for (const hub of lab.hubNames()) {
    const store = lab.hub(hub);
    const joined = lab.sites(hub).filter(site => {
      const cluster = store.get({ ...kinds.managedCluster, name: site.name });
      return conditionOf(cluster, 'ManagedClusterJoined')?.status === 'True';
    });
    const bySite = new Map<string, KubeObject[]>();
    const works: KubeObject[] = [];
    for (const placing of placingsOf(
      joined,
      lab.options.modelsPerSite,
      start,
    )) {
      works.push(syntheticWork(placing, repoURL));
      const own = bySite.get(placing.site) ?? [];
      own.push(
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: placing.model.name,
            creationTimestamp: placing.created,
          },
          status: { phase: 'Active' },
        },
        syntheticService(placing),
      );
      bySite.set(placing.site, own);
    }
    store.load(works);
    for (const site of joined) site.store.load(bySite.get(site.name) ?? []);
  }
}
