import { z } from 'zod/v3';
import { instantSchema } from './primitives';

/**
 * Why a panel is empty. "No data" is never shown as zero.
 *
 * @public
 */
export const metricReasons = [
  'not-collected',
  'site-silent',
  'idle',
  'not-permitted',
  'not-configured',
  'failed',
] as const;

/**
 * One named panel. `series` is empty only with a `reason`.
 *
 * @public
 */
export const metricPanelSchema = z.object({
  panel: z.string(),
  title: z.string(),
  /** `1/s`, `s`, `%`, `bytes`, `cores`. */
  unit: z.string(),
  series: z.array(
    z.object({
      name: z.string(),
      labels: z.record(z.string()),
      /** `[epoch seconds, value]`, value absent where there is a gap. */
      points: z.array(z.tuple([z.number(), z.number().optional()])),
    }),
  ),
  reason: z.enum(metricReasons).optional(),
  message: z.string().optional(),
  /** Warnings of the store: the answer is partial. */
  warnings: z.array(z.string()).optional(),
  asOf: instantSchema,
});

/**
 * Value of {@link metricPanelSchema}.
 *
 * @public
 */
export type MetricPanel = z.infer<typeof metricPanelSchema>;

/**
 * Time ranges that metrics can be asked for.
 *
 * @public
 */
export const metricRanges = ['1h', '6h', '24h', '7d'] as const;

/**
 * One of {@link metricRanges}.
 *
 * @public
 */
export type MetricRange = (typeof metricRanges)[number];
