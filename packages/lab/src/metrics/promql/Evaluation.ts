import { samplesBetween, type Labels, type Series } from '../series/Series';
import type { SeriesSource } from '../series/SeriesSource';
import { Aggregator } from './aggregate';
import type { Expression, Matcher } from './ast';
import { binary } from './binary';
import { functions } from './functions';
import { PromqlError } from './PromqlError';
import type { RangeElement, Value } from './values';

/** How long a sample counts as the current one, in seconds. */
const LOOKBACK = 300;

type Selector = Extract<Expression, { type: 'selector' }>;

/** Evaluates one parsed query at one or many instants; which series a selector means is found once. */
export class Evaluation {
  readonly #source: SeriesSource;
  readonly #selected = new Map<Expression, Series[]>();
  readonly #aggregators = new Map<Expression, Aggregator>();

  static create(options: { source: SeriesSource }): Evaluation {
    return new Evaluation(options.source);
  }

  private constructor(source: SeriesSource) {
    this.#source = source;
  }

  at(node: Expression, time: number): Value {
    switch (node.type) {
      case 'number':
        return node.value;
      case 'negate': {
        const value = this.at(node.arg, time);
        const zero = { type: 'number', value: -1 } as const;
        return binary(
          { type: 'binary', op: '*', left: zero, right: node.arg, bool: false },
          -1,
          value,
        );
      }
      case 'selector':
        if (node.range !== undefined) {
          throw new PromqlError(
            'parse error: invalid expression type "range vector" for range query, must be Scalar or instant Vector',
          );
        }
        return this.#instant(node, time);
      case 'call':
        return functions[node.name].apply(
          node.args.map(arg =>
            arg.type === 'selector' && arg.range !== undefined
              ? this.range(arg, time)
              : this.at(arg, time),
          ),
          time,
        );
      case 'aggregate':
        return this.#aggregate(node, time);
      default:
        return binary(
          node,
          this.at(node.left, time),
          this.at(node.right, time),
        );
    }
  }

  /** A range vector: both ends of the range belong to it. */
  range(node: Selector, time: number): RangeElement[] {
    const start = time - node.range!;
    return this.series(node).flatMap(series => {
      const found = samplesBetween(series, start, time);
      return found
        ? [{ labels: series.labels, series, start, end: time, ...found }]
        : [];
    });
  }

  /** Series that a selector means. */
  series(node: Selector): Series[] {
    let found = this.#selected.get(node);
    if (!found) {
      const test = compile(node.matchers);
      const cluster = compile(
        node.matchers.filter(({ label }) => label === 'cluster'),
      );
      found = this.#source
        .series(name => cluster({ cluster: name }))
        .filter(({ labels }) => test(labels));
      this.#selected.set(node, found);
    }
    return found;
  }

  #instant(node: Selector, time: number) {
    return this.series(node).flatMap(series => {
      const found = samplesBetween(series, time - LOOKBACK, time);
      return found
        ? [{ labels: series.labels, value: series.value(found.last) }]
        : [];
    });
  }

  #aggregate(node: Extract<Expression, { type: 'aggregate' }>, time: number) {
    const vector = this.at(node.arg, time);
    if (typeof vector === 'number') {
      throw new PromqlError(
        'parse error: expected type instant vector in aggregation expression, got scalar',
      );
    }
    let aggregator = this.#aggregators.get(node);
    if (!aggregator) {
      aggregator = new Aggregator(node);
      this.#aggregators.set(node, aggregator);
    }
    return aggregator.apply(vector);
  }
}

/** A test of labels; a label that is not there is an empty one, and patterns match the whole value. */
export function compile(matchers: Matcher[]): (labels: Labels) => boolean {
  const tests = matchers.map(({ label, op, value }) => {
    if (!op.endsWith('~')) {
      return (labels: Labels) =>
        ((labels[label] ?? '') === value) === (op === '=');
    }
    let pattern: RegExp;
    try {
      pattern = new RegExp(`^(?:${value})$`, 's');
    } catch (error) {
      throw new PromqlError(`error parsing regexp: ${error}`);
    }
    return (labels: Labels) =>
      pattern.test(labels[label] ?? '') === (op === '=~');
  });
  return labels => tests.every(test => test(labels));
}
