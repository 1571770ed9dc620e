export type Labels = Readonly<Record<string, string>>;

/** A series as a function of time: nothing is stored, and the same instant gives the same value for ever. */
export interface Series {
  /** With `__name__`. */
  labels: Labels;
  type: 'counter' | 'gauge';
  /** Seconds since the epoch of the first and of the last sample that there can be. */
  from: number;
  to: number;
  /** When in each interval the site is scraped, in seconds. */
  offset: number;
  /** Counters never fall. */
  value(time: number): number;
}

/** Every site is scraped this often, in seconds. */
export const SCRAPE_INTERVAL = 15;

/** Times of the first and last samples in a closed interval and how many there are; `undefined` when there is none. */
export function samplesBetween(
  { from, to, offset }: Series,
  start: number,
  end: number,
): { first: number; last: number; count: number } | undefined {
  const low = Math.max(start, from);
  const high = Math.min(end, to);
  const first =
    Math.ceil((low - offset) / SCRAPE_INTERVAL) * SCRAPE_INTERVAL + offset;
  const last =
    Math.floor((high - offset) / SCRAPE_INTERVAL) * SCRAPE_INTERVAL + offset;
  if (first > last) return undefined;
  return { first, last, count: (last - first) / SCRAPE_INTERVAL + 1 };
}
