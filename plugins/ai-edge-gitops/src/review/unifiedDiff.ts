import { structuredPatch } from 'diff';
import type { FileChange } from '../types';

function quoted(path: string): string {
  // Git quotes such names; everything else stays as it is.
  // eslint-disable-next-line no-control-regex
  return /["\\\u0000-\u001f\u007f]/.test(path) ? JSON.stringify(path) : path;
}

function head({ path, change }: FileChange): string[] {
  const a = quoted(`a/${path}`);
  const b = quoted(`b/${path}`);
  const lines = [`diff --git ${a} ${b}`];
  if (change === 'create') lines.push('new file mode 100644');
  if (change === 'delete') lines.push('deleted file mode 100644');
  return lines;
}

/**
 * A file change as `git diff` prints it, with three lines of context. `git apply` takes it.
 *
 * @public
 */
export function unifiedDiff(change: FileChange): string {
  const { path, before = '', after = '' } = change;
  const lines = head(change);
  const { hunks } = structuredPatch(path, path, before, after, '', '', {
    context: 3,
  });
  if (hunks.length > 0) {
    lines.push(
      `--- ${change.change === 'create' ? '/dev/null' : quoted(`a/${path}`)}`,
      `+++ ${change.change === 'delete' ? '/dev/null' : quoted(`b/${path}`)}`,
    );
  }
  for (const hunk of hunks) {
    // Git counts from the line before when a side is empty.
    const range = (start: number, count: number) =>
      `${count === 0 ? Math.max(start - 1, 0) : start},${count}`;
    lines.push(
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(
        hunk.newStart,
        hunk.newLines,
      )} @@`,
      ...hunk.lines,
    );
  }
  return `${lines.join('\n')}\n`;
}
