/** The item with the top-level fields that were asked for. */
export function chosen<T extends object>(
  item: T,
  fields: string[] | undefined,
): T {
  if (!fields) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => fields.includes(name)),
  ) as T;
}
