import { SCRAPE_INTERVAL, type Labels } from '../series/Series';
import { histogramQuantile } from './histogramQuantile';
import { PromqlError } from './PromqlError';
import { dropName, type Element, type RangeElement } from './values';

type Argument = number | Element[] | RangeElement[];

export interface PromqlFunction {
  /** What it takes, in order. */
  args: ('scalar' | 'instant' | 'range')[];
  apply(args: Argument[], time: number): number | Element[];
}

/** Prometheus's extrapolation: a window rarely starts and ends exactly at samples. Counters here never reset. */
function delta(element: RangeElement): number | undefined {
  const { series, first, last, count, start, end } = element;
  if (count < 2) return undefined;
  const from = series.value(first);
  const result = series.value(last) - from;
  let toStart = first - start;
  const toEnd = end - last;
  const sampled = last - first;
  const average = sampled / (count - 1);
  if (result > 0 && from >= 0) {
    toStart = Math.min(toStart, sampled * (from / result));
  }
  const threshold = average * 1.1;
  let extent = sampled;
  extent += toStart < threshold ? toStart : average / 2;
  extent += toEnd < threshold ? toEnd : average / 2;
  return (result * extent) / sampled;
}

function overRange(
  compute: (element: RangeElement) => number | undefined,
): PromqlFunction {
  return {
    args: ['range'],
    apply: ([vector]) =>
      (vector as RangeElement[]).flatMap(element => {
        const value = compute(element);
        return value === undefined
          ? []
          : [{ labels: dropName(element.labels), value }];
      }),
  };
}

function samples({ series, first, last }: RangeElement): number[] {
  const values = [];
  for (let time = first; time <= last; time += SCRAPE_INTERVAL) {
    values.push(series.value(time));
  }
  return values;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

function overInstant(compute: (value: number) => number): PromqlFunction {
  return {
    args: ['instant'],
    apply: ([vector]) =>
      instant(vector).map(({ labels, value }) => ({
        labels: dropName(labels),
        value: compute(value),
      })),
  };
}

function instant(value: Argument): Element[] {
  if (!Array.isArray(value)) {
    throw new PromqlError(
      'parse error: expected type instant vector, got scalar',
    );
  }
  return value as Element[];
}

function scalar(value: Argument): number {
  if (typeof value !== 'number') {
    throw new PromqlError(
      'parse error: expected type scalar, got instant vector',
    );
  }
  return value;
}

function clamp(
  bound: (value: number, limit: number) => number,
): PromqlFunction {
  return {
    args: ['instant', 'scalar'],
    apply: ([vector, limit]) =>
      instant(vector).map(({ labels, value }) => ({
        labels: dropName(labels),
        value: bound(value, scalar(limit)),
      })),
  };
}

/** The functions that the evaluator knows. */
export const functions: Record<string, PromqlFunction> = {
  rate: overRange(element => {
    const change = delta(element);
    return change === undefined
      ? undefined
      : change / (element.end - element.start);
  }),
  increase: overRange(delta),
  present_over_time: overRange(() => 1),
  count_over_time: overRange(({ count }) => count),
  avg_over_time: overRange(e => sum(samples(e)) / e.count),
  sum_over_time: overRange(e => sum(samples(e))),
  max_over_time: overRange(e => Math.max(...samples(e))),
  min_over_time: overRange(e => Math.min(...samples(e))),
  histogram_quantile: {
    args: ['scalar', 'instant'],
    apply: ([quantile, vector]) =>
      histogramQuantile(scalar(quantile), instant(vector)),
  },
  clamp_min: clamp(Math.max),
  clamp_max: clamp(Math.min),
  abs: overInstant(Math.abs),
  time: { args: [], apply: (_, time) => time },
  vector: {
    args: ['scalar'],
    apply: ([value]) => [{ labels: {} as Labels, value: scalar(value) }],
  },
};
