import { z } from 'zod/v3';

/**
 * Schema of one kind of accelerator that a site has.
 *
 * @public
 */
export const acceleratorCapacitySchema = z.object({
  /** Extended resource name, such as `nvidia.com/gpu`. */
  resource: z.string(),
  /** Product as the node labels name it, such as `NVIDIA-L4`. */
  product: z.string().optional(),
  count: z.number(),
});

/**
 * Schema of what a site has in total. CPU in cores, memory in bytes.
 *
 * @public
 */
export const siteCapacitySchema = z.object({
  /** Cores over all nodes. */
  cpuCores: z.number(),
  /** Bytes over all nodes. */
  memoryBytes: z.number(),
  accelerators: z.array(acceleratorCapacitySchema),
});
