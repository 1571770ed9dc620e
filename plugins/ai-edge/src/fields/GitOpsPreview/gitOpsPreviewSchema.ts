import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value of the field: what was looked at, so that nothing else is proposed. */
export const gitOpsPreviewSchema = makeFieldSchema({
  output: z =>
    z.object({
      hash: z.string().describe('Identity of the plan that was shown'),
      summary: z.string().describe('The plan in one line, for the review'),
      sitesSha256: z.string().describe('sha256 over the resolved sites'),
    }),
});

export type GitOpsPreviewProps = typeof gitOpsPreviewSchema.TProps;
