import { z } from 'zod/v3';
import { instantSchema } from './primitives';

/**
 * Words for how a source is doing. `absent`: the hub does not serve what it reads.
 *
 * @public
 */
export const sourceStates = [
  'starting',
  'ok',
  'stale',
  'failed',
  'absent',
] as const;

/**
 * One of {@link sourceStates}.
 *
 * @public
 */
export type SourceState = (typeof sourceStates)[number];

/**
 * What one source last said about itself. `asOf` is when it last answered; `since` when it entered its state.
 *
 * @public
 */
export const sourceStatusSchema = z.object({
  id: z.string(),
  kind: z.string(),
  hub: z.string().optional(),
  state: z.enum(sourceStates),
  asOf: instantSchema.optional(),
  since: instantSchema.optional(),
  message: z.string().optional(),
  /** How many entries its lists suddenly lack: they are kept until that is confirmed. Absent when none are held. */
  held: z.number().optional(),
  /** What the portal knows because of it. */
  gives: z.string().optional(),
  /** How to get what is missing; absent when nothing is. */
  remedy: z.string().optional(),
});

/**
 * Value of {@link sourceStatusSchema}.
 *
 * @public
 */
export type SourceStatus = z.infer<typeof sourceStatusSchema>;
