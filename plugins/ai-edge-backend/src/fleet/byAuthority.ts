/** Orders what sources say: the weightiest first, the same order for the same sources. */
export function byAuthority(
  one: { source: string; authority: number },
  other: { source: string; authority: number },
): number {
  return (
    other.authority - one.authority || (one.source < other.source ? -1 : 1)
  );
}
