import { z } from 'zod';

/** Parameters of `IS_IN_HUB`. */
export const hubsParams = z.object({
  hubs: z.array(z.string()).describe('Logical names of the hubs'),
});

/** Parameters of `IS_IN_CLUSTER_SET`. */
export const clusterSetsParams = z.object({
  clusterSets: z.array(z.string()).describe('Names of the cluster sets'),
});

/** Parameters of `HAS_LABEL` and `HAS_SITE_LABEL`. */
export const labelParams = z.object({
  key: z.string().describe('Key of the label'),
  value: z
    .string()
    .optional()
    .describe('Value of the label; any value when absent'),
});

/** Parameters of `IS_OWNER`. */
export const ownersParams = z.object({
  owners: z
    .array(z.string())
    .describe('Entity refs, such as group:default/retail'),
});

/** True when the labels have the key, with the value when one is given. */
export function hasLabel(
  labels: Record<string, string>,
  params: z.output<typeof labelParams>,
): boolean {
  return (
    Object.hasOwn(labels, params.key) &&
    (params.value === undefined || labels[params.key] === params.value)
  );
}
