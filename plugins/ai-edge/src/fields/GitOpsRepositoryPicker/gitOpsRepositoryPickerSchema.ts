import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value of the field: the name of a configured GitOps repository. */
export const gitOpsRepositoryPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a configured GitOps repository'),
});

export type GitOpsRepositoryPickerProps =
  typeof gitOpsRepositoryPickerSchema.TProps;
