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
          'register-site',
          'publish-api',
          'unshare',
        ])
        .optional()
        .describe('What the template is for; deploy when absent'),
      kindFrom: z
        .string()
        .optional()
        .describe('Field of the form that says what it is for, instead'),
    }),
  output: z =>
    z.object({
      hash: z.string().describe('Identity of the plan that was shown'),
      summary: z.string().describe('The plan in one line, for the review'),
      sitesSha256: z.string().describe('sha256 over the resolved sites'),
    }),
});

export type GitOpsPreviewProps = typeof gitOpsPreviewSchema.TProps;
