import { listAll, type KubeApi, type KubeObject } from '../../hubs';
import { sameServer } from './SiteDestinations';

const PATH = '/apis/cluster.open-cluster-management.io/v1/managedclusters';

interface ClusterWithServers extends KubeObject {
  spec?: { managedClusterClientConfigs?: { url?: string }[] };
}

/** Names of a hub's clusters by the address of their API server, as the hub has it. */
export async function readClusterServers(
  api: Pick<KubeApi, 'request'>,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const servers = new Map<string, string>();
  await listAll<ClusterWithServers>(api, { path: PATH, signal }, clusters => {
    for (const { metadata, spec } of clusters) {
      for (const { url } of spec?.managedClusterClientConfigs ?? []) {
        if (url) servers.set(sameServer(url), metadata.name);
      }
    }
  });
  return servers;
}
