const RFC_3339 = /^\d{4}-\d\d-\d\dT/;

/** A Kubernetes time as this plugin's instants; `undefined` for what is none. */
export function toInstant(time: string | undefined): string | undefined {
  const millis = RFC_3339.test(time ?? '') ? Date.parse(time!) : NaN;
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}
