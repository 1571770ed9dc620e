import type { Labels } from '../series/Series';
import type { SeriesSource } from '../series/SeriesSource';
import { Evaluation } from './Evaluation';
import { parse } from './parse';
import { PromqlError } from './PromqlError';
import { labelKey } from './values';

/** `data` of Prometheus's query API. */
export interface QueryData {
  resultType: 'vector' | 'matrix' | 'scalar';
  result: unknown;
}

const MAX_POINTS = 11_000;

/** A value as Prometheus writes it. */
const show = (value: number) => {
  if (Number.isNaN(value)) return 'NaN';
  if (Math.abs(value) === Infinity) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
};

/** `/api/v1/query`. */
export function instantQuery(
  source: SeriesSource,
  query: string,
  time: number,
): QueryData {
  const expression = parse(query);
  const evaluation = Evaluation.create({ source });
  if (expression.type === 'selector' && expression.range !== undefined) {
    const elements = evaluation.range(expression, time);
    return {
      resultType: 'matrix',
      result: elements.map(({ labels, series, first, count }) => ({
        metric: labels,
        values: Array.from({ length: count }, (_, i) => {
          const at = first + i * 15;
          return [at, show(series.value(at))];
        }),
      })),
    };
  }
  const value = evaluation.at(expression, time);
  if (typeof value === 'number') {
    return { resultType: 'scalar', result: [time, show(value)] };
  }
  return {
    resultType: 'vector',
    result: value.map(element => ({
      metric: element.labels,
      value: [time, show(element.value)],
    })),
  };
}

/** `/api/v1/query_range`. */
export function rangeQuery(
  source: SeriesSource,
  query: string,
  window: { start: number; end: number; step: number },
): QueryData {
  const { start, end, step } = window;
  if (end < start) {
    throw new PromqlError(
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  if (!(step > 0)) {
    throw new PromqlError(
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  if ((end - start) / step > MAX_POINTS) {
    throw new PromqlError(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = parse(query);
  const evaluation = Evaluation.create({ source });
  const found = new Map<string, { metric: Labels; values: unknown[] }>();
  for (let i = 0; start + i * step <= end; i += 1) {
    const time = start + i * step;
    const value = evaluation.at(expression, time);
    const elements =
      typeof value === 'number' ? [{ labels: {} as Labels, value }] : value;
    for (const element of elements) {
      const key = labelKey(element.labels);
      let series = found.get(key);
      if (!series) {
        series = { metric: element.labels, values: [] };
        found.set(key, series);
      }
      series.values.push([time, show(element.value)]);
    }
  }
  return { resultType: 'matrix', result: [...found.values()] };
}
