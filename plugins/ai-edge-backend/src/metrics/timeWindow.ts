import type { MetricRange } from '@ai-edge/backstage-plugin-ai-edge-common';

const HOUR = 3600;
const SECONDS: Record<MetricRange, number> = {
  '1h': HOUR,
  '6h': 6 * HOUR,
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
};
const MAX_POINTS = 200;
/** Thanos downsamples to 5 minutes after 40 hours; a rate needs four samples of that. */
const DOWNSAMPLED_WINDOW = 1_200;

/** Which instants a range is asked for, and over how long rates are taken. Seconds. */
export interface TimeWindow {
  start: number;
  end: number;
  step: number;
  window: number;
}

/**
 * A range that ends now, on a grid of its step so that equal questions are equal. Rates are taken over three
 * collection intervals: over less, a series that is collected every five minutes looks empty.
 */
export function timeWindow(
  range: MetricRange,
  nowSeconds: number,
  intervalSeconds: number,
): TimeWindow {
  const length = SECONDS[range];
  const step = Math.max(
    Math.ceil(length / MAX_POINTS / 15) * 15,
    intervalSeconds,
  );
  const end = Math.floor(nowSeconds / step) * step;
  const window = Math.max(3 * intervalSeconds, step, 60);
  return {
    start: end - length,
    end,
    step,
    window: range === '7d' ? Math.max(window, DOWNSAMPLED_WINDOW) : window,
  };
}
