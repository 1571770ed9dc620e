import type { DefaultLab } from '../DefaultLab';
import type { EstateRepository } from '../Lab';
import { FLIGHTCTL_TOKEN } from '../flightctl';
import { CLUSTER_SET_LABEL } from '../seed';
import { METRICS_TOKEN } from '../metrics/metricsRouter';
import { REGISTRY_USERS } from '../registry';
import { conditionStatus } from '../hub/loops/conditions';
import { CLUSTER, leaseKey } from '../hub/loops/keys';

/** What `GET /lab/info.json` answers; the page shows the same. */
export interface LabInfo {
  http: string;
  https: string;
  caFile: string;
  options: { sites: number; modelsPerSite: number; lag: number };
  hubs: { name: string; url: string; clusterProxyUrl: string }[];
  users: {
    id: string;
    name: string;
    token: string;
    description: string;
    kubeconfigs: string[];
  }[];
  repositories: EstateRepository[];
  endpoints: { name: string; url: string; token?: string }[];
  sites: LabInfoSite[];
}

export interface LabInfoSite {
  hub: string;
  name: string;
  clusterSet?: string;
  availability: 'available' | 'unknown' | 'unavailable' | 'pending';
  lastContact?: string;
  product?: string;
  apiUrl: string;
}

export function hubUrl(lab: DefaultLab, hub: string): string {
  return `${lab.httpsUrl}/hubs/${hub}`;
}

export function clusterProxyUrl(lab: DefaultLab, hub: string): string {
  // The first hub has the short path; a second one says which it is.
  return hub === lab.hubNames()[0]
    ? `${lab.httpsUrl}/proxy`
    : `${lab.httpsUrl}/proxies/${hub}`;
}

/** The FlightCtl that manages the estate's devices; there is one, whatever the number of hubs. */
export function flightctlUrl(lab: DefaultLab): string {
  return `${lab.httpsUrl}/flightctl`;
}

/** The estate as a page or a script wants to know it. */
export function labInfo(options: {
  lab: DefaultLab;
  caFile: string;
  repositories: EstateRepository[];
}): LabInfo {
  const { lab, caFile, repositories } = options;
  const hubs = lab.hubNames();
  const sites = hubs.flatMap(hub => hubSites(lab, hub));
  return {
    http: lab.httpUrl,
    https: lab.httpsUrl,
    caFile,
    options: {
      sites: sites.length,
      modelsPerSite: lab.options.modelsPerSite,
      lag: lab.options.lag,
    },
    hubs: hubs.map(name => ({
      name,
      url: hubUrl(lab, name),
      clusterProxyUrl: clusterProxyUrl(lab, name),
    })),
    users: lab.accounts.list().map(({ id, name, token, description }) => ({
      id,
      name,
      token,
      description,
      kubeconfigs: hubs.map(
        hub => `${lab.httpUrl}/lab/kubeconfig?hub=${hub}&user=${id}`,
      ),
    })),
    repositories,
    endpoints: [
      { name: 'forge', url: lab.httpUrl },
      {
        name: 'metrics',
        url: `${lab.httpUrl}/api/v1/query`,
        token: METRICS_TOKEN,
      },
      {
        name: 'registry',
        url: `${lab.httpUrl}/v2/`,
        token: Object.entries(REGISTRY_USERS)
          .map(([user, { password }]) => `${user}:${password}`)
          .join(' '),
      },
      { name: 'flightctl', url: flightctlUrl(lab), token: FLIGHTCTL_TOKEN },
      { name: 'health', url: `${lab.httpUrl}/lab/health` },
      { name: 'faults', url: `${lab.httpUrl}/lab/faults` },
      { name: 'requests', url: `${lab.httpUrl}/lab/requests` },
    ],
    sites,
  };
}

const AVAILABILITY: Record<string, LabInfoSite['availability']> = {
  True: 'available',
  False: 'unavailable',
  Unknown: 'unknown',
};

function hubSites(lab: DefaultLab, hub: string): LabInfoSite[] {
  const store = lab.hub(hub);
  return store.list(CLUSTER).map(cluster => {
    const { name, labels } = cluster.metadata;
    const status = conditionStatus(cluster, 'ManagedClusterConditionAvailable');
    return {
      hub,
      name,
      clusterSet: labels?.[CLUSTER_SET_LABEL],
      availability: AVAILABILITY[status ?? ''] ?? 'pending',
      lastContact: store.get(leaseKey(name))?.spec?.renewTime,
      product: labels?.vendor,
      apiUrl: `${clusterProxyUrl(lab, hub)}/${name}`,
    };
  });
}
