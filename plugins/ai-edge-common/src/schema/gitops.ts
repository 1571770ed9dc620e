import { z } from 'zod/v3';

/**
 * A configured GitOps repository, as pages and pickers need it.
 *
 * @public
 */
export const gitopsRepositorySchema = z.object({
  name: z.string(),
  url: z.string(),
  forge: z.string(),
  branch: z.string(),
  layout: z.string(),
  hubs: z.array(z.string()),
});

/**
 * Value of {@link gitopsRepositorySchema}.
 *
 * @public
 */
export type GitOpsRepository = z.infer<typeof gitopsRepositorySchema>;
