import type {
  AvailabilityState,
  SiteDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** An instant so many milliseconds before now. */
export function before(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

interface Seed {
  name: string;
  state?: AvailabilityState;
  set?: string;
  region?: string;
  product?: string;
  version?: string;
  arch?: string;
  topology?: string;
  gpu?: number;
  counts?: [total: number, ready: number, stale: number];
  inventory?: SiteDetail['inventory'];
  silentFor?: number;
}

const SEEDS: Seed[] = [
  { name: 'store-berlin-01', counts: [2, 2, 0] },
  { name: 'store-berlin-02', counts: [2, 1, 0], version: '4.20.1' },
  {
    name: 'store-berlin-03',
    state: 'unknown',
    silentFor: 9 * HOUR,
    counts: [2, 0, 2],
  },
  { name: 'store-munich-01', counts: [2, 2, 0], inventory: 'gitops-only' },
  { name: 'store-munich-02', state: 'pending', counts: [0, 0, 0] },
  { name: 'store-boston-01', set: 'retail-na', region: 'us-east' },
  { name: 'store-boston-02', set: 'retail-na', region: 'us-east', gpu: 1 },
  {
    name: 'store-denver-01',
    set: 'retail-na',
    region: 'us-west',
    state: 'unavailable',
    silentFor: 40 * 60 * SECOND,
    counts: [3, 0, 3],
  },
  {
    name: 'plant-graz-01',
    set: 'plants-eu',
    gpu: 4,
    topology: 'HighlyAvailable',
    counts: [3, 3, 0],
  },
  {
    name: 'plant-lyon-01',
    set: 'plants-eu',
    product: 'MicroShift',
    arch: 'arm64',
    counts: [1, 1, 0],
  },
  {
    name: 'plant-turin-01',
    set: 'plants-eu',
    product: 'MicroShift',
    arch: 'arm64',
    counts: [0, 0, 0],
    inventory: 'none',
  },
  {
    name: 'plant-porto-01',
    set: 'plants-eu',
    state: 'detached',
    silentFor: 80 * HOUR,
    counts: [1, 0, 1],
  },
];

function site(seed: Seed): SiteDetail {
  const { name, state = 'available', gpu, counts = [2, 2, 0] } = seed;
  const region = seed.region ?? 'eu-central';
  const silent = seed.silentFor;
  const joined = state !== 'pending';
  const [total, ready, stale] = counts;
  return {
    ref: { hub: 'core', name },
    kind: 'cluster',
    availability: {
      state,
      since: before(silent ?? 30 * 24 * HOUR),
      ...(state === 'unavailable' && {
        reason: 'ManagedClusterUnavailable',
        message: 'The kube-apiserver of the site does not answer.',
      }),
    },
    lastContact: joined ? before(silent ?? 14 * SECOND) : undefined,
    labels: { region, 'edge.example.com/size': gpu ? 'large' : 'small' },
    owner: 'group:default/retail',
    clusterSet: seed.set ?? 'retail-emea',
    region,
    platform: joined ? 'BareMetal' : undefined,
    product: joined ? seed.product ?? 'OpenShift' : undefined,
    productVersion: joined ? seed.version ?? '4.20.3' : undefined,
    kubernetesVersion: joined ? 'v1.33.4' : undefined,
    topology: joined ? seed.topology ?? 'SingleReplica' : undefined,
    arch: joined ? seed.arch ?? 'amd64' : undefined,
    capacity: joined
      ? {
          cpuCores: gpu ? 32 : 8,
          memoryBytes: (gpu ? 128 : 32) * 1024 ** 3,
          accelerators: gpu
            ? [{ resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: gpu }]
            : [],
        }
      : undefined,
    addons: joined
      ? [
          { name: 'application-manager', state: 'available' },
          {
            name: 'cluster-proxy',
            state: silent ? 'unreachable' : 'available',
          },
        ]
      : [],
    policies: joined
      ? { compliant: 5, nonCompliant: name.endsWith('02') ? 1 : 0, pending: 0 }
      : undefined,
    taints: silent
      ? [
          {
            key: 'cluster.open-cluster-management.io/unreachable',
            effect: 'NoSelect',
          },
        ]
      : [],
    inventory: seed.inventory ?? 'complete',
    deployments: { total, ready, stale },
    asOf: before(silent ?? 12 * SECOND),
    conditions: [
      {
        type: 'HubAcceptedManagedCluster',
        status: 'True',
        reason: 'HubClusterAdminAccepted',
        since: before(90 * 24 * HOUR),
      },
      ...(joined
        ? [
            {
              type: 'ManagedClusterConditionAvailable',
              status: silent ? 'Unknown' : 'True',
              reason: silent
                ? 'ManagedClusterLeaseUpdateStopped'
                : 'ManagedClusterAvailable',
              message: silent
                ? 'Registration agent stopped updating its lease.'
                : 'Managed cluster is available',
              since: before(silent ?? 30 * 24 * HOUR),
            },
          ]
        : []),
    ],
  };
}

/** A dozen sites, one of each kind that a page must tell apart. */
export function fixtureSites(): SiteDetail[] {
  return SEEDS.map(site);
}
