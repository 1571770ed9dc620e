/**
 * A value as a map, an empty one for anything else.
 *
 * @internal
 */
export function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/**
 * A value as a list, an empty one for anything else.
 *
 * @internal
 */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * A value as a text: numbers and booleans as they are printed, undefined for anything else.
 *
 * @internal
 */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/**
 * The texts of a map of texts.
 *
 * @internal
 */
export function asTexts(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, member] of Object.entries(asMap(value))) {
    const text = asText(member);
    if (text !== undefined) texts[key] = text;
  }
  return texts;
}

/**
 * The member of nested maps and lists.
 *
 * @internal
 */
export function dig(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof key === 'number' ? asList(found)[key] : asMap(found)[key],
    value,
  );
}
