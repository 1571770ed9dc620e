/** A Kubernetes time as this plugin's instants; `undefined` for what is none. */
export function toInstant(time: string | undefined): string | undefined {
  const millis = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}
