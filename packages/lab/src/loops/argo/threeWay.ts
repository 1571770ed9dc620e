type Json = any;

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether everything that is wanted is so in the live object; what others added does not count. */
export function contains(live: Json, wanted: Json): boolean {
  if (isObject(wanted)) {
    // An API server drops empty maps and keeps no difference between them and nothing.
    if (Object.keys(wanted).length === 0)
      return live === undefined || isObject(live);
    return (
      isObject(live) &&
      Object.entries(wanted).every(
        ([key, value]) => value === undefined || contains(live[key], value),
      )
    );
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((item, index) => contains(live[index], item))
    );
  }
  return Object.is(live, wanted);
}

/** Live object with what is wanted, and without what was applied before and is wanted no more. Edits `live`. */
export function applyOver(live: Json, wanted: Json, before: Json): void {
  for (const [key, value] of Object.entries<Json>(wanted)) {
    if (isObject(value) && isObject(live[key])) {
      applyOver(live[key], value, isObject(before?.[key]) ? before[key] : {});
    } else {
      live[key] = structuredClone(value);
    }
  }
  for (const key of Object.keys(before ?? {})) {
    if (!(key in wanted)) delete live[key];
  }
}
