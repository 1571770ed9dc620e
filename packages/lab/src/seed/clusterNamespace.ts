import type { KubeObject } from '../kube';
import { ADDONS } from './addons';
import { apiUrl } from './managedCluster';
import { seededUuid } from './seededUuid';
import { microTime, SeedTimes } from './seedTimes';
import { kubernetesVersionOf, nodeList } from './siteCapacity';
import type { SiteProfile } from './SiteProfile';

const meta = (
  site: SiteProfile,
  kind: string,
  name: string,
  times: SeedTimes,
) => ({
  name,
  namespace: site.name,
  uid: seededUuid(kind, site.name, name),
  creationTimestamp: times.registered,
});

/** The hub's namespace of a site. */
export function clusterNamespace(name: string, created?: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid: seededUuid('namespace', name),
      ...(created && { creationTimestamp: created }),
      labels: {
        'cluster.open-cluster-management.io/managedCluster': name,
        'kubernetes.io/metadata.name': name,
        'open-cluster-management.io/cluster-name': name,
      },
    },
    status: { phase: 'Active' },
  };
}

/** The lease that the site's agent renews. */
export function clusterLease(site: SiteProfile, times: SeedTimes): KubeObject {
  const renewed = site.state === 'offline' ? times.silentSince : times.now;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      ...meta(site, 'lease', 'managed-cluster-lease', times),
      labels: { 'open-cluster-management.io/cluster-name': site.name },
    },
    spec: {
      holderIdentity: 'managed-cluster-lease',
      leaseDurationSeconds: times.leaseSeconds,
      renewTime: microTime(renewed),
    },
  };
}

/** The next releases of the same minor. */
function updatesOf(version: string): string[] {
  const [, minor, patch] = /^(.*\.)(\d+)$/.exec(version) ?? [];
  return minor ? [1, 2].map(step => `${minor}${Number(patch) + step}`) : [];
}

/** The nodes and the release of a site. */
export function managedClusterInfo(
  site: SiteProfile,
  times: SeedTimes,
): KubeObject {
  const openshift = site.product === 'OpenShift';
  return {
    apiVersion: 'internal.open-cluster-management.io/v1beta1',
    kind: 'ManagedClusterInfo',
    metadata: {
      ...meta(site, 'info', site.name, times),
      labels: { name: site.name, vendor: site.product },
    },
    spec: { masterEndpoint: apiUrl(site.name) },
    status: {
      clusterID: seededUuid('cluster', site.id ?? site.name),
      cloudVendor: openshift ? 'BareMetal' : 'Other',
      kubeVendor: site.product,
      version: kubernetesVersionOf(site),
      ...(openshift && {
        consoleURL: `https://console-openshift-console.apps.${site.name}.edge.example.com`,
      }),
      conditions: [
        {
          type: 'ManagedClusterInfoSynced',
          status: 'True',
          reason: 'ManagedClusterInfoSynced',
          message: 'The managed cluster info is synced',
          lastTransitionTime: times.registered,
        },
      ],
      distributionInfo: openshift
        ? {
            type: 'OCP',
            ocp: {
              version: site.version,
              channel: `stable-${site.version.split('.', 2).join('.')}`,
              desired: { version: site.version },
              desiredVersion: site.version,
              upgradeFailed: false,
              availableUpdates: updatesOf(site.version),
              versionAvailableUpdates: updatesOf(site.version).map(version => ({
                version,
                image: `quay.io/openshift-release-dev/ocp-release:${version}-multi`,
              })),
              versionHistory: [{ version: site.version, state: 'Completed' }],
            },
          }
        : { type: site.product },
      nodeList: nodeList(site),
    },
  };
}

/** The add-ons of a site with what their leases say. */
export function managedClusterAddOns(
  site: SiteProfile,
  times: SeedTimes,
): KubeObject[] {
  const offline = site.state === 'offline';
  return ADDONS.map(addon => ({
    apiVersion: 'addon.open-cluster-management.io/v1alpha1',
    kind: 'ManagedClusterAddOn',
    metadata: meta(site, 'addon', addon, times),
    spec: { installNamespace: 'open-cluster-management-agent-addon' },
    status: {
      conditions: [
        {
          type: 'Available',
          status: offline ? 'Unknown' : 'True',
          reason: offline
            ? 'ManagedClusterAddOnLeaseUpdateStopped'
            : 'ManagedClusterAddOnLeaseUpdated',
          message: offline
            ? `Registration agent stopped updating its lease.`
            : `${addon} add-on is available.`,
          lastTransitionTime: offline ? times.unknownSince : times.registered,
        },
        {
          type: 'Progressing',
          status: 'False',
          reason: 'Completed',
          message: 'completed with no errors.',
          lastTransitionTime: times.registered,
        },
      ],
    },
  }));
}
