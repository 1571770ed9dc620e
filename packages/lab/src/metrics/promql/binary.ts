import type { Labels } from '../series/Series';
import type { Expression } from './ast';
import { PromqlError } from './PromqlError';
import { dropName, labelKey, type Element, type Value } from './values';

type Binary = Extract<Expression, { type: 'binary' }>;

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Labels by which elements of two vectors find each other. */
function signature(labels: Labels, matching: Binary['matching']): string {
  if (!matching) return labelKey(dropName(labels));
  const chosen = Object.fromEntries(
    Object.entries(dropName(labels)).filter(
      ([name]) => matching.labels.includes(name) === matching.on,
    ),
  );
  return labelKey(chosen);
}

export function binary(node: Binary, left: Value, right: Value): Value {
  const { op } = node;
  if (op === 'or' || op === 'and' || op === 'unless') {
    if (typeof left === 'number' || typeof right === 'number') {
      throw new PromqlError(
        `parse error: set operator "${op}" not allowed in binary scalar expression`,
      );
    }
    return setOperation(node, left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') {
    if (arithmetic[op]) return arithmetic[op](left, right);
    if (!node.bool) {
      throw new PromqlError(
        'parse error: comparisons between scalars must use BOOL modifier',
      );
    }
    return Number(comparisons[op](left, right));
  }
  if (typeof right === 'number') {
    return (left as Element[]).flatMap(element =>
      combine(node, element.labels, element.value, right, element.value),
    );
  }
  if (typeof left === 'number') {
    return right.flatMap(element =>
      combine(node, element.labels, left, element.value, element.value),
    );
  }
  return vectors(node, left, right);
}

/** A comparison keeps what passes, unless `bool` turns it into 0 and 1; arithmetic gives a new value without a name. */
function combine(
  { op, bool }: Binary,
  labels: Labels,
  a: number,
  b: number,
  kept: number,
): Element[] {
  if (arithmetic[op]) {
    return [{ labels: dropName(labels), value: arithmetic[op](a, b) }];
  }
  const passes = comparisons[op](a, b);
  if (bool) return [{ labels: dropName(labels), value: Number(passes) }];
  return passes ? [{ labels, value: kept }] : [];
}

function vectors(node: Binary, left: Element[], right: Element[]): Element[] {
  const others = new Map<string, Element>();
  for (const element of right) {
    const key = signature(element.labels, node.matching);
    if (others.has(key)) {
      throw new PromqlError(
        'found duplicate series for the match group on the right hand-side of the operation; many-to-many matching not allowed',
      );
    }
    others.set(key, element);
  }
  const seen = new Set<string>();
  return left.flatMap(element => {
    const key = signature(element.labels, node.matching);
    const other = others.get(key);
    if (!other) return [];
    if (seen.has(key)) {
      throw new PromqlError(
        'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
      );
    }
    seen.add(key);
    const { matching } = node;
    const labels = matching
      ? Object.fromEntries(
          Object.entries(element.labels).filter(
            ([name]) =>
              matching.labels.includes(name) === matching.on ||
              (name === '__name__' && !!comparisons[node.op]),
          ),
        )
      : element.labels;
    return combine(node, labels, element.value, other.value, element.value);
  });
}

function setOperation(
  { op, matching }: Binary,
  left: Element[],
  right: Element[],
): Element[] {
  const of = (vector: Element[]) =>
    new Set(vector.map(({ labels }) => signature(labels, matching)));
  if (op === 'or') {
    const known = of(left);
    return [
      ...left,
      ...right.filter(({ labels }) => !known.has(signature(labels, matching))),
    ];
  }
  const others = of(right);
  return left.filter(
    ({ labels }) => others.has(signature(labels, matching)) === (op === 'and'),
  );
}
