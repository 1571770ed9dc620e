import { z } from 'zod/v3';
import { gitopsNameSchema, reachFields } from './intentFields';
import { modelNameSchema, modelVersionSchema } from './primitives';

/**
 * Go back to a release that the repository still has, or to what a commit of its branch said: a ring, or chosen sites of
 * it (they become pins). What the sites build then is what they built at that release, or at that commit.
 *
 * @public
 */
export const rollbackIntentSchema = z
  .object({
    kind: z.literal('rollback'),
    gitops: gitopsNameSchema,
    /** With the version to go back to, unless `revision` says it. */
    model: z
      .object({
        name: modelNameSchema,
        version: modelVersionSchema.optional(),
      })
      .strict(),
    /** Commit of the repository's branch to go back to, for this model and these sites. Instead of `model.version`. */
    revision: z
      .string()
      .regex(/^[0-9a-f]{40}$/, 'must be a full commit id')
      .optional(),
    ...reachFields,
  })
  .strict();

/**
 * Value of {@link rollbackIntentSchema}.
 *
 * @public
 */
export type RollbackIntent = z.infer<typeof rollbackIntentSchema>;
