import { z } from 'zod/v3';
import { gitopsNameSchema, reachFields } from './intentFields';
import { modelNameSchema, modelVersionSchema } from './primitives';

/**
 * Go back to a release that the repository still has: a ring, or chosen sites of it (they become pins). What the sites
 * build then is what they built when they were at that release.
 *
 * @public
 */
export const rollbackIntentSchema = z
  .object({
    kind: z.literal('rollback'),
    gitops: gitopsNameSchema,
    /** The version to go back to. */
    model: z
      .object({ name: modelNameSchema, version: modelVersionSchema })
      .strict(),
    ...reachFields,
  })
  .strict();

/**
 * Value of {@link rollbackIntentSchema}.
 *
 * @public
 */
export type RollbackIntent = z.infer<typeof rollbackIntentSchema>;
