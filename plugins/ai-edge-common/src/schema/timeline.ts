import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { deploymentRefSchema, siteRefSchema } from './refs';

/**
 * Words for what of a site or deployment can change. `presence`: it came or went.
 *
 * @public
 */
export const timelineFields = [
  'availability',
  'presence',
  'state',
  'version',
  'artifact',
] as const;

/**
 * One of {@link timelineFields}.
 *
 * @public
 */
export type TimelineField = (typeof timelineFields)[number];

/**
 * Schema of one thing that changed on a site.
 *
 * @public
 */
export const timelineItemSchema = z.object({
  id: z.string(),
  /** When it changed, as the hub says it; else when it was seen. */
  at: instantSchema,
  subject: z.enum(['site', 'deployment']),
  /** The deployment that changed. */
  deployment: deploymentRefSchema.optional(),
  /** The ref by which the same cluster was known then, when that was another one. */
  site: siteRefSchema.optional(),
  field: z.enum(timelineFields),
  /** Absent when it was not known. For `presence`: `present` or `absent`. */
  from: z.string().optional(),
  to: z.string().optional(),
  message: z.string().optional(),
  /** Set when the item stands for more than one change. */
  grouped: z
    .object({
      /** `sites`: so many sites of the hub moved together. `changes`: it changed so often until `until`. */
      by: z.enum(['sites', 'changes']),
      count: z.number(),
      until: instantSchema.optional(),
    })
    .optional(),
});

/**
 * Value of {@link timelineItemSchema}.
 *
 * @public
 */
export type TimelineItem = z.infer<typeof timelineItemSchema>;

/**
 * What changed on a site and in its deployments, newest first. Kept for 30 days; what changed within the last half
 * minute may not be there yet.
 *
 * @public
 */
export const timelineSchema = z.object({
  items: z.array(timelineItemSchema),
  /** When nobody watched: what changed then is only known by its outcome. Newest first. */
  gaps: z.array(z.object({ from: instantSchema, to: instantSchema })),
  pageInfo: z.object({ nextCursor: z.string().optional() }),
  /** Nothing is known of the time before this; absent while nothing was ever written. */
  recordedSince: instantSchema.optional(),
  /** When history was last written. */
  asOf: instantSchema.optional(),
});

/**
 * Value of {@link timelineSchema}.
 *
 * @public
 */
export type Timeline = z.infer<typeof timelineSchema>;

/**
 * Which part of a timeline is asked for.
 *
 * @public
 */
export interface TimelineQuery {
  limit?: number;
  cursor?: string;
  /** Nothing from before this instant. */
  since?: string;
}
