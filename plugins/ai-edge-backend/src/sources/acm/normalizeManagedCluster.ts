import type { SiteRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from '../kserve/conditionsOf';
import { OWNER_ANNOTATION } from '../kserve/labels';
import { toInstant } from '../kserve/toInstant';
import type { ManagedCluster } from './acmTypes';
import { availabilityOf } from './availabilityOf';
import { capacityOf } from './capacityOf';

const ADDON_LABEL = 'feature.open-cluster-management.io/addon-';
const CLUSTER_SET_LABEL = 'cluster.open-cluster-management.io/clusterset';
const REGION_LABEL = 'topology.kubernetes.io/region';
const DISPLAY_NAME_ANNOTATION = 'ai-edge/display-name';

/** The hub manages itself as `local-cluster`: that is no site. */
export function isSite({ metadata }: ManagedCluster): boolean {
  return (
    metadata.name !== 'local-cluster' &&
    metadata.labels?.['local-cluster'] !== 'true'
  );
}

/** Until the site has joined, labels may hold only the wish to find out. */
function detected(label: string | undefined): string | undefined {
  return label === 'auto-detect' ? undefined : label;
}

function addonsOf(labels: Record<string, string>) {
  return Object.entries(labels)
    .filter(([key]) => key.startsWith(ADDON_LABEL))
    .map(([key, state]) => ({ name: key.slice(ADDON_LABEL.length), state }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A ManagedCluster, as far as the product shows it. What the cluster does not claim is absent. */
export function normalizeManagedCluster(
  cluster: ManagedCluster,
  place: { hub: string; asOf: string },
): SiteRecord {
  const { metadata, spec, status } = cluster;
  const labels = metadata.labels ?? {};
  const claims = Object.fromEntries(
    (status?.clusterClaims ?? []).map(({ name, value }) => [name, value]),
  );
  const ocm = (name: string): string | undefined =>
    claims[`${name}.open-cluster-management.io`] || undefined;
  return {
    ref: { hub: place.hub, name: metadata.name },
    asOf: place.asOf,
    kind: 'cluster',
    clusterId:
      claims['id.openshift.io'] || claims['id.k8s.io'] || labels.clusterID,
    displayName: metadata.annotations?.[DISPLAY_NAME_ANNOTATION],
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    availability: availabilityOf(cluster),
    labels,
    claims,
    clusterSet: labels[CLUSTER_SET_LABEL],
    region: ocm('region') ?? labels[REGION_LABEL],
    platform: ocm('platform') ?? detected(labels.cloud),
    product: ocm('product') ?? detected(labels.vendor),
    productVersion:
      claims['version.openshift.io'] ||
      claims['version.microshift.io'] ||
      labels.openshiftVersion ||
      labels.microshiftVersion,
    kubernetesVersion: status?.version?.kubernetes ?? ocm('kubeversion'),
    topology: claims['controlplanetopology.openshift.io'] || undefined,
    arch: labels['kubernetes.io/arch'] ?? labels.arch,
    ...capacityOf(cluster),
    addons: addonsOf(labels),
    taints: (spec?.taints ?? []).map(({ key, value, effect, timeAdded }) => ({
      key,
      effect,
      ...(value !== undefined && { value }),
      ...(timeAdded && { timeAdded: toInstant(timeAdded) }),
    })),
    consoleUrl: claims['consoleurl.cluster.open-cluster-management.io'],
    conditions: conditionsOf(status?.conditions),
  };
}
