import type { ManagedClusterInfo, OpenShiftRelease } from './acmTypes';

/** What a ManagedClusterInfo adds to its site. */
export interface ClusterInfoFacts {
  arch?: string;
  /** Product by accelerator resource. */
  products: Record<string, string>;
  update?: string;
}

/** Labels by which feature discovery names an accelerator, and the resource that it is. */
const PRODUCT_LABELS: Record<string, string> = {
  'nvidia.com/gpu.product': 'nvidia.com/gpu',
  'amd.com/gpu.product-name': 'amd.com/gpu',
};

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The one value that all have, `undefined` when there is none, several joined. */
function common(values: (string | undefined)[]): string | undefined {
  const distinct = [...new Set(values.filter(value => value !== undefined))];
  return distinct.length > 0 ? distinct.sort().join(', ') : undefined;
}

/** Product by accelerator resource, of the labels of nodes. */
export function acceleratorProducts(
  nodes: Record<string, string>[],
): Record<string, string> {
  const products: Record<string, string> = {};
  for (const [label, resource] of Object.entries(PRODUCT_LABELS)) {
    const product = common(nodes.map(labels => labels[label]));
    if (product !== undefined) products[resource] = product;
  }
  return products;
}

/** Versions that an OpenShift can be updated to, the oldest first. Older hubs know the second field only. */
export function availableUpdates(ocp: OpenShiftRelease): string[] {
  const versions = [
    ...(ocp.versionAvailableUpdates ?? []).map(({ version }) => version),
    ...(ocp.availableUpdates ?? []),
  ].filter(version => version !== undefined);
  return [...new Set(versions)].sort(compareVersions);
}

/** Architecture, accelerator products and the newest update, of a site's nodes and distribution. */
export function normalizeClusterInfo({
  status,
}: ManagedClusterInfo): ClusterInfoFacts {
  const nodes = (status?.nodeList ?? []).map(({ labels }) => labels ?? {});
  const ocp = status?.distributionInfo?.ocp;
  return {
    arch: common(nodes.map(labels => labels['kubernetes.io/arch'])),
    products: acceleratorProducts(nodes),
    update: ocp && availableUpdates(ocp).at(-1),
  };
}
