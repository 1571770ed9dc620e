import { z } from 'zod/v3';
import { instantSchema } from './primitives';

/**
 * Schema of a {@link Finding}.
 *
 * @public
 */
export const findingSchema = z.object({
  id: z.string(),
  state: z.enum(['ok', 'warn', 'fail', 'unknown']),
  title: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  /** File that it is about, and line in it, counted from 1. */
  path: z.string().optional(),
  line: z.number().optional(),
  asOf: instantSchema.optional(),
});

/**
 * Something a person should know before submitting; `fail` blocks.
 *
 * @public
 */
export type Finding = z.infer<typeof findingSchema>;
