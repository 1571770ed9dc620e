import type { Labels } from '../series/Series';
import type { Expression } from './ast';
import { dropName, labelKey, type Element } from './values';

type Aggregate = Extract<Expression, { type: 'aggregate' }>;

const operations: Record<string, (values: number[]) => number> = {
  sum: values => values.reduce((a, b) => a + b, 0),
  avg: values => values.reduce((a, b) => a + b, 0) / values.length,
  min: values => values.reduce((a, b) => Math.min(a, b)),
  max: values => values.reduce((a, b) => Math.max(a, b)),
  count: values => values.length,
  group: () => 1,
};

/** One aggregation of a query; it remembers which group an element belongs to from step to step. */
export class Aggregator {
  readonly #node: Aggregate;
  readonly #groups = new WeakMap<Labels, { key: string; labels: Labels }>();

  constructor(node: Aggregate) {
    this.#node = node;
  }

  apply(vector: Element[]): Element[] {
    const groups = new Map<string, { labels: Labels; values: number[] }>();
    for (const { labels, value } of vector) {
      const { key, labels: own } = this.#groupOf(labels);
      const group = groups.get(key);
      if (group) group.values.push(value);
      else groups.set(key, { labels: own, values: [value] });
    }
    return [...groups.values()].map(({ labels, values }) => ({
      labels,
      value: operations[this.#node.op](values),
    }));
  }

  #groupOf(labels: Labels) {
    let group = this.#groups.get(labels);
    if (!group) {
      const { without = false, labels: names = [] } = this.#node.grouping ?? {};
      const own = Object.fromEntries(
        Object.entries(dropName(labels)).filter(
          ([name]) => names.includes(name) !== without,
        ),
      );
      group = { key: labelKey(own), labels: own };
      this.#groups.set(labels, group);
    }
    return group;
  }
}
