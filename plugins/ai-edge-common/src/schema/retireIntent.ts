import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  namedModelSchema,
  reachFields,
} from './intentFields';
import { siteRefSchema } from './refs';

/**
 * Steps of a retirement, each a proposal of its own: first the assignments go, and with them the model from its sites;
 * then, when every site has reported it gone, the files.
 *
 * @public
 */
export const retireSteps = ['assignments', 'files'] as const;

/**
 * Take a model off a ring, off chosen sites, or off all of them when neither is given. Files go only for the whole
 * model, and in a second proposal: deleted together with the assignments they would leave the sites with an error
 * instead of without the model.
 *
 * @public
 */
export const retireIntentSchema = z
  .object({
    kind: z.literal('retire'),
    gitops: gitopsNameSchema,
    model: namedModelSchema,
    ...reachFields,
    /** `assignments` when absent. */
    step: z.enum(retireSteps).optional(),
    /** Sites that cannot report, and that `files` is not to wait for. */
    waive: z
      .array(siteRefSchema)
      .max(5000, 'must name at most 5000 sites')
      .optional(),
  })
  .strict();

/**
 * Value of {@link retireIntentSchema}.
 *
 * @public
 */
export type RetireIntent = z.infer<typeof retireIntentSchema>;
