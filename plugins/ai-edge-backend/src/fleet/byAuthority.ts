/** Orders what sources say: the weightiest first, the same order for the same sources. */
export function byAuthority(
  one: { source: string; authority: number },
  other: { source: string; authority: number },
): number {
  return (
    other.authority - one.authority || (one.source < other.source ? -1 : 1)
  );
}

/** What sources said, with the newest word of one of them in the place of its earlier one. */
export function withSaid<T extends { source: string; authority: number }>(
  sourced: readonly T[],
  said: T,
): T[] {
  if (sourced.length === 0) return [said];
  return [...sourced.filter(({ source }) => source !== said.source), said].sort(
    byAuthority,
  );
}
