/** Where a row is in a sorted list. */
export interface SortedPlace {
  ref: string;
  /** What it is sorted by, when it has that. */
  key?: string;
}

/** Compares by key, absent ones last both ways, then by ref. */
export function compareSorted(
  one: SortedPlace,
  other: SortedPlace,
  direction: 'asc' | 'desc',
): number {
  if (one.key !== other.key) {
    if (one.key === undefined) return 1;
    if (other.key === undefined) return -1;
    const order = one.key < other.key ? -1 : 1;
    return direction === 'asc' ? order : -order;
  }
  if (one.ref === other.ref) return 0;
  return one.ref < other.ref ? -1 : 1;
}
