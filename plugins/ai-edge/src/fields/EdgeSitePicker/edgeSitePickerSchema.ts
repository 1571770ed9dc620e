import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value of the field: `Intent['sites']`, as far as a form can hold it. */
export const edgeSitePickerSchema = makeFieldSchema({
  output: z =>
    z.object({
      names: z
        .array(z.object({ hub: z.string(), name: z.string() }))
        .optional()
        .describe('Sites by name, chosen by hand or pasted'),
      filter: z
        .record(z.union([z.string(), z.array(z.string())]))
        .optional()
        .describe('Parameters of the sites list that select the sites'),
      clusterSets: z
        .array(z.string())
        .optional()
        .describe('Cluster sets that a site has to be in one of'),
      labels: z
        .record(z.string())
        .optional()
        .describe('Labels that a site has to have'),
      claims: z
        .record(z.string())
        .optional()
        .describe('Cluster claims that a site has to have'),
    }),
});

export type EdgeSitePickerProps = typeof edgeSitePickerSchema.TProps;
