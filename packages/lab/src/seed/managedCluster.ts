import type { KubeObject } from '../kube';
import { ADDONS } from './addons';
import { kubernetesVersionOf, siteCapacity } from './siteCapacity';
import { clusterClaims } from './clusterClaims';
import { seededUuid } from './seededUuid';
import type { SeedTimes } from './seedTimes';
import type { SiteProfile } from './SiteProfile';

export const CLUSTER_SET_LABEL =
  'cluster.open-cluster-management.io/clusterset';

/** The hub's ManagedCluster of a site, as the controllers would have left it. */
export function managedCluster(
  site: SiteProfile,
  times: SeedTimes,
): KubeObject {
  const joined = site.state !== 'pending';
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: {
      name: site.name,
      uid: seededUuid('managedcluster', site.name),
      creationTimestamp: times.registered,
      finalizers: ['cluster.open-cluster-management.io/api-resource-cleanup'],
      annotations: {
        'open-cluster-management/created-via': 'gitops',
      },
      labels: {
        name: site.name,
        [CLUSTER_SET_LABEL]: site.clusterSet,
        'topology.kubernetes.io/region': site.region,
        ...(joined ? joinedLabels(site) : { vendor: 'auto-detect' }),
      },
    },
    spec: {
      hubAcceptsClient: true,
      leaseDurationSeconds: times.leaseSeconds,
      ...(joined && {
        managedClusterClientConfigs: [{ url: apiUrl(site.name) }],
      }),
      ...(site.state !== 'online' && {
        taints: [
          {
            key: 'cluster.open-cluster-management.io/unreachable',
            effect: 'NoSelect',
            timeAdded: joined ? times.unknownSince : times.registered,
          },
        ],
      }),
    },
    status: {
      conditions: conditions(site, times),
      ...(joined && {
        ...siteCapacity(site),
        version: { kubernetes: kubernetesVersionOf(site) },
        clusterClaims: clusterClaims(site),
      }),
    },
  };
}

export function apiUrl(site: string): string {
  return `https://api.${site}.edge.example.com:6443`;
}

/** Labels that the hub's controllers and the site's agent set once it has joined. */
function joinedLabels(site: SiteProfile): Record<string, string> {
  const [major, minor] = site.version.split('.');
  const version: Record<string, string> =
    site.product === 'MicroShift'
      ? { microshiftVersion: site.version }
      : {
          openshiftVersion: site.version,
          'openshiftVersion-major': major,
          'openshiftVersion-major-minor': `${major}.${minor}`,
        };
  const addonState = site.state === 'offline' ? 'unreachable' : 'available';
  return {
    cloud: 'Other',
    vendor: site.product,
    clusterID: seededUuid('cluster', site.id ?? site.name),
    ...version,
    ...(site.gpus > 0 && { 'nvidia.com/gpu.product': 'NVIDIA-L4' }),
    ...Object.fromEntries(
      ADDONS.map(addon => [
        `feature.open-cluster-management.io/addon-${addon}`,
        addonState,
      ]),
    ),
  };
}

function conditions(site: SiteProfile, times: SeedTimes): object[] {
  const condition = (
    type: string,
    status: string,
    reason: string,
    message: string,
    lastTransitionTime = times.registered,
  ) => ({ type, status, reason, message, lastTransitionTime });
  const accepted = condition(
    'HubAcceptedManagedCluster',
    'True',
    'HubClusterAdminAccepted',
    'Accepted by hub cluster admin',
  );
  if (site.state === 'pending') {
    return [
      accepted,
      condition(
        'ManagedClusterImportSucceeded',
        'False',
        'ManagedClusterWaitForImporting',
        'Wait for importing',
      ),
    ];
  }
  return [
    accepted,
    condition(
      'ManagedClusterImportSucceeded',
      'True',
      'ManagedClusterImported',
      'Import succeeded',
    ),
    condition(
      'ManagedClusterJoined',
      'True',
      'ManagedClusterJoined',
      'Managed cluster joined',
    ),
    site.state === 'offline'
      ? condition(
          'ManagedClusterConditionAvailable',
          'Unknown',
          'ManagedClusterLeaseUpdateStopped',
          'Registration agent stopped updating its lease.',
          times.unknownSince,
        )
      : condition(
          'ManagedClusterConditionAvailable',
          'True',
          'ManagedClusterAvailable',
          'Managed cluster is available',
        ),
    condition(
      'ManagedClusterConditionClockSynced',
      'True',
      'ManagedClusterClockSynced',
      'The clock of the managed cluster is synced with the hub.',
    ),
  ];
}
