import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  namedModelSchema,
  reachFields,
} from './intentFields';

const fields = {
  gitops: gitopsNameSchema,
  model: namedModelSchema,
  ...reachFields,
};

/**
 * Let a model stop serving on a ring or on chosen sites, and keep everything there: KServe takes the pods away.
 *
 * @public
 */
export const stopIntentSchema = z
  .object({ kind: z.literal('stop'), ...fields })
  .strict();

/**
 * Let what was stopped serve again.
 *
 * @public
 */
export const startIntentSchema = z
  .object({ kind: z.literal('start'), ...fields })
  .strict();

/**
 * Value of {@link stopIntentSchema}.
 *
 * @public
 */
export type StopIntent = z.infer<typeof stopIntentSchema>;

/**
 * Value of {@link startIntentSchema}.
 *
 * @public
 */
export type StartIntent = z.infer<typeof startIntentSchema>;
