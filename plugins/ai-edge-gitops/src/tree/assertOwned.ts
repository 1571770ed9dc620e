import { InputError } from '@backstage/errors';
import type { FileChange, Layout } from '../types';

/** Longest path a forge takes. */
const MAX_PATH = 500;

function unsafe(path: string): string | undefined {
  if (path.length === 0) return 'must not be empty';
  if (path.length > MAX_PATH) return `must be at most ${MAX_PATH} characters`;
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\]/.test(path)) {
    return 'must not hold control characters or backslashes';
  }
  const segments = path.split('/');
  if (segments.some(part => part === '' || part === '.' || part === '..')) {
    return 'must be relative, without empty, "." or ".." segments';
  }
  if (segments.some(part => part.toLocaleLowerCase('en') === '.git')) {
    return 'must not lead into .git';
  }
  return undefined;
}

/**
 * Throws an `InputError` for a change that leaves the layout's own directories or whose path is not a plain
 * relative one. Everything that writes a plan anywhere calls it first.
 *
 * @public
 */
export function assertOwned(
  layout: Pick<Layout, 'id' | 'owns'>,
  changes: FileChange[],
): void {
  for (const { path } of changes) {
    const rule =
      unsafe(path) ??
      (layout.owns(path)
        ? undefined
        : `is outside the directories of the layout ${layout.id}`);
    if (rule) throw new InputError(`${JSON.stringify(path)}: ${rule}`);
  }
}
