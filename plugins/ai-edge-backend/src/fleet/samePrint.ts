const FRESHNESS = new Set(['asOf', 'lastContact']);

function withoutFreshness(key: string, value: unknown): unknown {
  return FRESHNESS.has(key) ? undefined : value;
}

/** True when two plain values say the same, however fresh each is. */
export function samePrint(one: unknown, other: unknown): boolean {
  return (
    JSON.stringify(one, withoutFreshness) ===
    JSON.stringify(other, withoutFreshness)
  );
}
