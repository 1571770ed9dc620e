import type { Labels } from '../series/Series';
import { dropName, labelKey, type Element } from './values';

interface Bucket {
  bound: number;
  count: number;
}

const parseBound = (le: string) => (le === '+Inf' ? Infinity : Number(le));

const withoutBound = new WeakMap<Labels, Labels>();

function group(labels: Labels): Labels {
  let rest = withoutBound.get(labels);
  if (!rest) {
    const { le: _le, ...others } = dropName(labels);
    rest = others;
    withoutBound.set(labels, rest);
  }
  return rest;
}

/** The quantile of cumulative buckets, interpolated as Prometheus does. */
export function histogramQuantile(
  quantile: number,
  vector: Element[],
): Element[] {
  const histograms = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vector) {
    const bound = parseBound(labels.le ?? '');
    if (labels.le === undefined || Number.isNaN(bound)) continue;
    const rest = group(labels);
    const key = labelKey(rest);
    let histogram = histograms.get(key);
    if (!histogram) {
      histogram = { labels: rest, buckets: [] };
      histograms.set(key, histogram);
    }
    histogram.buckets.push({ bound, count: value });
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: quantileOf(quantile, buckets),
  }));
}

function quantileOf(quantile: number, unsorted: Bucket[]): number {
  if (Number.isNaN(quantile)) return NaN;
  if (quantile < 0) return -Infinity;
  if (quantile > 1) return Infinity;
  const buckets = unsorted.sort((a, b) => a.bound - b.bound);
  if (buckets.length < 2 || buckets.at(-1)!.bound !== Infinity) return NaN;
  for (let i = 1; i < buckets.length; i += 1) {
    buckets[i].count = Math.max(buckets[i].count, buckets[i - 1].count);
  }
  const total = buckets.at(-1)!.count;
  if (total === 0 || Number.isNaN(total)) return NaN;
  const rank = quantile * total;
  const finite = buckets.slice(0, -1);
  const index = finite.findIndex(({ count }) => count >= rank);
  if (index < 0) return buckets[buckets.length - 2].bound;
  const bucket = buckets[index];
  if (index === 0 && bucket.bound <= 0) return bucket.bound;
  const before = index === 0 ? { bound: 0, count: 0 } : buckets[index - 1];
  return (
    before.bound +
    (bucket.bound - before.bound) *
      ((rank - before.count) / (bucket.count - before.count))
  );
}
