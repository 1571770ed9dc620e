import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ManagedCluster } from './acmTypes';
import { acceleratorProducts } from './normalizeClusterInfo';
import { parseQuantity } from './parseQuantity';

/** Extended resources that models run on. */
const ACCELERATOR = /\/.*(gpu|mig-|gaudi|tpu|npu|vpu|qaic|neuron)/i;

/** Sums over all nodes as the hub keeps them; `undefined` before the site has reported. */
export function capacityOf({
  metadata,
  status,
}: ManagedCluster): Site['capacity'] {
  const capacity = status?.capacity;
  const cpuCores = parseQuantity(capacity?.cpu);
  const memoryBytes = parseQuantity(capacity?.memory);
  if (!capacity || cpuCores === undefined || memoryBytes === undefined) {
    return undefined;
  }
  // Site owners label the cluster where its nodes are not labelled.
  const products = acceleratorProducts([metadata.labels ?? {}]);
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
