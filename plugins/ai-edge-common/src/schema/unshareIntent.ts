import { z } from 'zod/v3';
import { gitopsNameSchema } from './intentFields';

/**
 * Replace a file that every model has to edit by one that none has to: the static scrape targets of the `ai-edge`
 * layout by discovery through labels. Done once for a repository.
 *
 * @public
 */
export const unshareIntentSchema = z
  .object({ kind: z.literal('unshare'), gitops: gitopsNameSchema })
  .strict();

/**
 * Value of {@link unshareIntentSchema}.
 *
 * @public
 */
export type UnshareIntent = z.infer<typeof unshareIntentSchema>;
