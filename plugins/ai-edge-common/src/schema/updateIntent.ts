import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  intentArtifactSchema,
  intentModelSchema,
  reachFields,
} from './intentFields';

/**
 * Move what runs already to another artifact: a ring, or only the chosen sites of it (they become pins). Without
 * `sites` and `ring` every site that has the model moves.
 *
 * @public
 */
export const updateIntentSchema = z
  .object({
    kind: z.literal('update'),
    gitops: gitopsNameSchema,
    model: intentModelSchema,
    artifact: intentArtifactSchema,
    ...reachFields,
  })
  .strict();

/**
 * Value of {@link updateIntentSchema}.
 *
 * @public
 */
export type UpdateIntent = z.infer<typeof updateIntentSchema>;
