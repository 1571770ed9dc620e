import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { findingSchema } from './finding';

/**
 * What a check is about.
 *
 * @public
 */
export const checkScopes = ['hub', 'site', 'template'] as const;

/**
 * One of {@link checkScopes}.
 *
 * @public
 */
export type CheckScope = (typeof checkScopes)[number];

/**
 * Schema of a {@link CheckFinding}.
 *
 * @public
 */
export const checkFindingSchema = findingSchema.extend({
  scope: z.enum(checkScopes),
  /** The hub that it is about. */
  hub: z.string().optional(),
});

/**
 * What one check found. `id` stays the same while it is about the same thing; `unknown` where there is nothing to judge
 * by. Sites are named only as far as the caller may read them.
 *
 * @public
 */
export type CheckFinding = z.infer<typeof checkFindingSchema>;

/**
 * Schema of the query of `GET /checks`.
 *
 * @public
 */
export const checksQuerySchema = z
  .object({ scope: z.enum(checkScopes).optional() })
  .strict();

/**
 * Schema of the answer of `GET /checks`.
 *
 * @public
 */
export const checksResponseSchema = z.object({
  items: z.array(checkFindingSchema),
  asOf: instantSchema,
});

/**
 * Value of {@link checksResponseSchema}.
 *
 * @public
 */
export type ChecksResponse = z.infer<typeof checksResponseSchema>;
