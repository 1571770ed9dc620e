const MAX_LABELS = 40;

/** Labels of an object; more than anybody looks at are cut. */
export function trimLabels(
  labels: Record<string, string> | undefined,
): Record<string, string> {
  const entries = Object.entries(labels ?? {});
  return entries.length <= MAX_LABELS
    ? labels ?? {}
    : Object.fromEntries(entries.slice(0, MAX_LABELS));
}
