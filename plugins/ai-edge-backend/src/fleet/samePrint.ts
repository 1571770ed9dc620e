const FRESHNESS = new Set(['asOf', 'lastContact']);

type Fields = Record<string, unknown>;

function said(value: Fields): string[] {
  return Object.keys(value).filter(
    name => value[name] !== undefined && !FRESHNESS.has(name),
  );
}

/** True when two plain values say the same, however fresh each is and in whatever order their fields are. */
export function samePrint(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (!one || !other || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, index) => samePrint(item, other[index]))
    );
  }
  const names = said(one as Fields);
  return (
    names.length === said(other as Fields).length &&
    names.every(name =>
      samePrint((one as Fields)[name], (other as Fields)[name]),
    )
  );
}
