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
    }),
});

export type EdgeSitePickerProps = typeof edgeSitePickerSchema.TProps;
