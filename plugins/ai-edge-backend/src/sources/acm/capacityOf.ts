import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ManagedCluster, Quantities } from './acmTypes';
import { acceleratorProducts } from './normalizeClusterInfo';
import { parseQuantity } from './parseQuantity';

/** Extended resources that models run on. */
const ACCELERATOR = /\/.*(gpu|mig-|gaudi|tpu|npu|vpu|qaic|neuron)/i;

/** Amounts in the product's units, accelerators named as labels name them; `undefined` before they are reported. */
export function capacityFrom(
  capacity: Quantities | undefined,
  labels: Record<string, string>,
): Site['capacity'] {
  const cpuCores = parseQuantity(capacity?.cpu);
  const memoryBytes = parseQuantity(capacity?.memory);
  if (!capacity || cpuCores === undefined || memoryBytes === undefined) {
    return undefined;
  }
  const products = acceleratorProducts([labels]);
  const accelerators = Object.entries(capacity)
    .filter(([resource]) => ACCELERATOR.test(resource))
    .map(([resource, quantity]) => ({
      resource,
      ...(products[resource] !== undefined && { product: products[resource] }),
      count: parseQuantity(quantity) ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => (one.resource < other.resource ? -1 : 1));
  return { cpuCores, memoryBytes, accelerators };
}

/** Sums over all nodes as the hub keeps them. Site owners label the cluster where its nodes are not labelled. */
export function capacityOf({
  metadata,
  status,
}: ManagedCluster): Pick<Site, 'capacity' | 'allocatable'> {
  const labels = metadata.labels ?? {};
  return {
    capacity: capacityFrom(status?.capacity, labels),
    allocatable: capacityFrom(status?.allocatable, labels),
  };
}
