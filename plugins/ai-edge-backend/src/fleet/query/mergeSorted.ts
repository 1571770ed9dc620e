/** Rows that are sorted, with others put in where they belong. */
export function mergeSorted(
  sorted: Int32Array,
  added: number[],
  compare: (one: number, other: number) => number,
): Int32Array {
  const others = [...added].sort(compare);
  const merged = new Int32Array(sorted.length + others.length);
  let from = 0;
  others.forEach((other, index) => {
    let [low, high] = [from, sorted.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (compare(sorted[middle], other) < 0) low = middle + 1;
      else high = middle;
    }
    merged.set(sorted.subarray(from, low), from + index);
    merged[low + index] = other;
    from = low;
  });
  merged.set(sorted.subarray(from), from + others.length);
  return merged;
}
