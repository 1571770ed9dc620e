import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value of the field: what was looked at, so that nothing else is proposed. */
export const gitOpsPreviewSchema = makeFieldSchema({
  uiOptions: z =>
    z.object({
      kind: z
        .enum([
          'deploy',
          'update',
          'canary',
          'promote',
          'abort',
          'rollback',
          'stop',
          'start',
          'retire',
        ])
        .optional()
        .describe('What the template is for; deploy when absent'),
    }),
  output: z =>
    z.object({
      hash: z.string().describe('Identity of the plan that was shown'),
      summary: z.string().describe('The plan in one line, for the review'),
      sitesSha256: z.string().describe('sha256 over the resolved sites'),
    }),
});

export type GitOpsPreviewProps = typeof gitOpsPreviewSchema.TProps;
