/** Argo CD's include and exclude patterns: `*` matches anything, slashes too, and `{a,b}` either. */
export function matchesGlob(pattern: string, path: string): boolean {
  let source = '';
  let depth = 0;
  for (const character of pattern) {
    if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '{') {
      source += '(?:';
      depth += 1;
    } else if (character === '}' && depth > 0) {
      source += ')';
      depth -= 1;
    } else if (character === ',' && depth > 0) source += '|';
    else source += character.replace(/[.+^$()|[\]\\{}]/g, '\\$&');
  }
  return new RegExp(`^${source}$`).test(path);
}
