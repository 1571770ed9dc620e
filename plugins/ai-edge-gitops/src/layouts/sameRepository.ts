/**
 * Whether two addresses mean the same repository: `.git`, a slash at the end, credentials and case do not count.
 *
 * @public
 */
export function isSameRepository(a: string, b: string): boolean {
  return normalise(a) === normalise(b);
}

function normalise(url: string): string {
  const plain = url
    .trim()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLocaleLowerCase('en');
  if (!URL.canParse(plain)) return plain;
  const { host, pathname } = new URL(plain);
  return `${host}${pathname}`;
}
