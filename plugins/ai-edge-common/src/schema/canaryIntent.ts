import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  intentArtifactSchema,
  intentModelSchema,
  namedModelSchema,
  reachFields,
  ringSchema,
} from './intentFields';
import { dnsLabelSchema } from './primitives';

/**
 * Try another version on few sites before all get it, in one of two ways. `canary.ring`: the sites of one ring get it
 * whole. `canary.trafficPercent`: on the sites of `ring`, or on chosen `sites`, both versions serve and the new one
 * gets that share of the requests, where their KServe can do that.
 *
 * @public
 */
export const canaryIntentSchema = z
  .object({
    kind: z.literal('canary'),
    gitops: gitopsNameSchema,
    model: intentModelSchema,
    artifact: intentArtifactSchema,
    ...reachFields,
    canary: z
      .object({
        /** Ring that gets the version whole. */
        ring: ringSchema.optional(),
        /** Share of the requests on each site, 1 to 99. */
        trafficPercent: z.number().int().min(1).max(99).optional(),
        /** Day by which somebody decides, such as `2026-12-31`; with `trafficPercent`, which costs twice the room. */
        until: z
          .string()
          .regex(
            /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
            'must be a day such as 2026-12-31',
          )
          .optional(),
      })
      .strict(),
  })
  .strict();

const decision = {
  gitops: gitopsNameSchema,
  model: namedModelSchema,
  ...reachFields,
  /** Ring that has the version whole, when that is how it was tried. */
  canary: z.object({ ring: ringSchema }).strict().optional(),
};

/**
 * Give all of them what a canary has tried. Of a ring with a share of the requests (`ring`, `sites`): all requests.
 * Of a ring that has it whole (`canary.ring`): the other rings, or only `ring`. Or bring what one environment of the
 * repository serves to another one (`environment`), in layouts that have environments.
 *
 * @public
 */
export const promoteIntentSchema = z
  .object({
    kind: z.literal('promote'),
    ...decision,
    /** Names of environments, such as `dev` and `prod`. Without ring, sites and canary. */
    environment: z
      .object({ from: dnsLabelSchema, to: dnsLabelSchema })
      .strict()
      .optional(),
  })
  .strict();

/**
 * Take a canary back. Of a ring that has it whole (`canary.ring`): to the release of the other rings, or of `ring`.
 *
 * @public
 */
export const abortIntentSchema = z
  .object({ kind: z.literal('abort'), ...decision })
  .strict();

/**
 * Value of {@link canaryIntentSchema}.
 *
 * @public
 */
export type CanaryIntent = z.infer<typeof canaryIntentSchema>;

/**
 * Value of {@link promoteIntentSchema}.
 *
 * @public
 */
export type PromoteIntent = z.infer<typeof promoteIntentSchema>;

/**
 * Value of {@link abortIntentSchema}.
 *
 * @public
 */
export type AbortIntent = z.infer<typeof abortIntentSchema>;
