import type { Labels, Series } from '../series/Series';

/** One element of an instant vector. */
export interface Element {
  labels: Labels;
  value: number;
}

/** One element of a range vector: its series and the samples of it that are in the range. */
export interface RangeElement {
  labels: Labels;
  series: Series;
  /** The range itself, closed. */
  start: number;
  end: number;
  first: number;
  last: number;
  count: number;
}

export type Value = number | Element[];

const withoutName = new WeakMap<Labels, Labels>();

/** Labels without the metric's name; the same object for the same labels, so that what is known of it can be kept. */
export function dropName(labels: Labels): Labels {
  if (!('__name__' in labels)) return labels;
  let dropped = withoutName.get(labels);
  if (!dropped) {
    const { __name__: _name, ...rest } = labels;
    dropped = rest;
    withoutName.set(labels, dropped);
  }
  return dropped;
}

const keys = new WeakMap<Labels, string>();

/** The same for labels that are equal. */
export function labelKey(labels: Labels): string {
  let key = keys.get(labels);
  if (key === undefined) {
    key = Object.keys(labels)
      .sort()
      .map(name => `${name}\u0001${labels[name]}`)
      .join('\u0002');
    keys.set(labels, key);
  }
  return key;
}
