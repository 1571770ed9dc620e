import { diffLines } from 'diff';
import type { Tree } from '../types';

/** Edits after which a diff is given up: beyond them the exact number tells nobody anything. */
const MAX_EDITS = 5000;

function count(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/** A line put in place of another counts once. */
function linesBetween(before: string, after: string): number {
  const changes = diffLines(before, after, { maxEditLength: MAX_EDITS });
  if (changes === undefined) return Math.max(count(before), count(after));
  let lines = 0;
  let removed = 0;
  for (const { added, removed: isRemoved, count: size = 0 } of changes) {
    if (isRemoved) {
      removed = size;
      lines += size;
    } else if (added) {
      lines += Math.max(0, size - removed);
      removed = 0;
    } else {
      removed = 0;
    }
  }
  return lines;
}

/**
 * How much of a repository changes from one tree to another.
 *
 * @public
 */
export function changedLines(
  before: Tree,
  after: Tree,
): { lines: number; files: string[] } {
  const paths = [...new Set([...before.paths(), ...after.paths()])].sort();
  const files = paths.filter(path => before.read(path) !== after.read(path));
  const lines = files.reduce(
    (sum, path) =>
      sum + linesBetween(before.read(path) ?? '', after.read(path) ?? ''),
    0,
  );
  return { lines, files };
}
