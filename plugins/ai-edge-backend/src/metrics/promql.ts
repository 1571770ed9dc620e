/** A label value inside double quotes. */
export function quote(value: string): string {
  return `"${value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')}"`;
}

/** A text inside a regular expression inside double quotes. */
export function quotePattern(literal: string, rest: string): string {
  return quote(literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + rest);
}

/** `{a="1",b=~"x.*"}` */
export function selector(matchers: string[]): string {
  return `{${matchers.join(',')}}`;
}
