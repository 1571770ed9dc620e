/**
 * An intent as a form leaves it, trimmed and without what was not filled in: absent fields, empty strings and lists, and
 * objects that hold nothing else. `sites` is left as it is, because a selection without one of its parts selects more, not
 * less; only `null` says that none is meant, which a misspelt expression of a template never gives.
 */
export function dropEmpty(
  intent: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(intent).flatMap(([name, value]) => {
      const kept = name === 'sites' && value !== null ? value : prune(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function prune(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.trim() || undefined;
  }
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.length > 0 ? value : undefined;
  }
  if (typeof value !== 'object') {
    return value;
  }
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const kept = prune(field);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
