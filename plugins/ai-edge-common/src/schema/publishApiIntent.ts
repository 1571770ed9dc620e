import { z } from 'zod/v3';
import { gitopsNameSchema, namedModelSchema } from './intentFields';
import { dnsLabelSchema } from './primitives';

/**
 * Publish a model that is in Git as an API of 3scale: backend, product, documentation and the promotion of its
 * configuration.
 *
 * @public
 */
export const publishApiIntentSchema = z
  .object({
    kind: z.literal('publish-api'),
    gitops: gitopsNameSchema,
    model: namedModelSchema,
    api: z
      .object({
        /** Name of the product's objects. The model's name when absent. */
        name: dnsLabelSchema.optional(),
        /** As the developer portal shows it. */
        title: z
          .string()
          .min(1, 'must not be empty')
          .max(120, 'must be at most 120 characters long')
          .regex(/^[^\p{Cc}]*$/u, 'must be one line')
          .optional(),
        /** Where the API's OpenAPI document is read from. No documentation when absent. */
        openapi: z
          .string()
          .url('must be an address')
          .regex(/^https?:\/\//, 'must be an http(s) address')
          .optional(),
        /** Requests a minute of the standard plan; no limit when absent. */
        requestsPerMinute: z.number().int().min(1).max(1_000_000).optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

/**
 * Value of {@link publishApiIntentSchema}.
 *
 * @public
 */
export type PublishApiIntent = z.infer<typeof publishApiIntentSchema>;
