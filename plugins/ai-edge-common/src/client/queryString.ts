/** Parameters of a query, as a list or by name; what is undefined is left out. */
export type QueryParams = URLSearchParams | Record<string, string | undefined>;

/** `?a=b`, or nothing when there are none. */
export function queryString(params: QueryParams | undefined): string {
  if (!params) return '';
  const search =
    params instanceof URLSearchParams ? params : new URLSearchParams();
  if (!(params instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(params)) {
      if (value !== undefined) search.set(name, value);
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
