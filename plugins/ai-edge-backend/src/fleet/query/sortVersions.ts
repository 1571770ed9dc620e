/** `v2`, `1.4.0`, `2026-11-20`, `1.4.0-rc.1`: numbers, then perhaps what comes before a release. */
const FORM = /^v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

interface Parsed {
  text: string;
  numbers: number[];
  before?: string[];
}

function parse(text: string): Parsed | undefined {
  const [, numbers, before] = FORM.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  return {
    text,
    numbers: numbers.split('.').map(Number),
    before: before?.split('.'),
  };
}

function compareNumbers(one: number[], other: number[]): number {
  const length = Math.max(one.length, other.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One part of what comes before a release: numbers by size and before words, as semver.org 2.0.0 item 11 has it. */
function comparePart(one: string, other: string): number {
  const [left, right] = [one, other].map(part =>
    /^\d+$/.test(part) ? Number(part) : undefined,
  );
  if (left !== undefined && right !== undefined) return left - right;
  if (left !== undefined) return -1;
  if (right !== undefined) return 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function compareBefore(one?: string[], other?: string[]): number {
  if (!one || !other) return Number(!one) - Number(!other);
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    const order = comparePart(one[i], other[i]);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compare(one: Parsed, other: Parsed): number {
  return (
    compareNumbers(one.numbers, other.numbers) ||
    compareBefore(one.before, other.before) ||
    (one.text < other.text ? -1 : 1)
  );
}

/** Versions, newest first; by their spelling when one of them cannot be compared, and then none is the latest. */
export function sortVersions(versions: readonly string[]): {
  sorted: string[];
  latest?: string;
} {
  const parsed = versions.flatMap(text => parse(text) ?? []);
  if (parsed.length < versions.length) return { sorted: [...versions].sort() };
  const sorted = parsed
    .sort((one, other) => compare(other, one))
    .map(({ text }) => text);
  return { sorted, latest: sorted[0] };
}
