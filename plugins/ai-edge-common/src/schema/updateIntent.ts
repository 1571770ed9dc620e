import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  intentArtifactSchema,
  intentModelSchema,
  reachFields,
  ringSchema,
} from './intentFields';

/**
 * Move what runs already to another artifact: a ring, or only the chosen sites of it (they become pins). Without
 * `sites` and `ring` every site that has the model moves. With `toRing` the sites move to another ring instead, and
 * serve what that ring serves; nothing is recreated.
 *
 * @public
 */
export const updateIntentSchema = z
  .object({
    kind: z.literal('update'),
    gitops: gitopsNameSchema,
    model: intentModelSchema,
    /** Required unless `toRing` is given. */
    artifact: intentArtifactSchema.optional(),
    ...reachFields,
    /** Ring that the sites follow from now on. */
    toRing: ringSchema.optional(),
  })
  .strict();

/**
 * Value of {@link updateIntentSchema}.
 *
 * @public
 */
export type UpdateIntent = z.infer<typeof updateIntentSchema>;
