import type { Request } from 'express';

/**
 * The query string by name. Express's own reading turns more than twenty values of one name into an object, and
 * brackets into structure; here every name is only a name.
 */
export function readQuery(request: Request): Record<string, string[]> {
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  const query = new Map<string, string[]>();
  for (const [name, value] of searchParams) {
    const values = query.get(name);
    if (values) values.push(value);
    else query.set(name, [value]);
  }
  return Object.fromEntries(query);
}
