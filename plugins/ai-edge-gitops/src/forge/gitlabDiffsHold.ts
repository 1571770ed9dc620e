import { applyPatch } from 'diff';
import type { FileChange } from '../types';
import type { GitlabDiff } from './gitlabSchemas';

const PLAIN = '100644';

/**
 * What GitLab's diff of a path tells of a planned change: that it is this one, or another. It is `unknown` when
 * GitLab has left the text out because it is too long.
 *
 * @internal
 */
export function gitlabDiffTells(
  diff: GitlabDiff,
  { change, before = '', after = '' }: FileChange,
): 'planned' | 'other' | 'unknown' {
  const isOther =
    diff.old_path !== diff.new_path ||
    Boolean(diff.new_file) !== (change === 'create') ||
    Boolean(diff.deleted_file) !== (change === 'delete') ||
    (change === 'create' && diff.b_mode !== PLAIN) ||
    (change === 'update' && diff.a_mode !== diff.b_mode);
  if (isOther) return 'other';
  const from = change === 'create' ? '' : before;
  const to = change === 'delete' ? '' : after;
  if (!diff.diff) return from === to ? 'planned' : 'unknown';
  const result = applyPatch(from, `--- a\n+++ b\n${diff.diff}`, {
    autoConvertLineEndings: false,
  });
  return result === to ? 'planned' : 'other';
}

/**
 * Whether GitLab's diffs are exactly these changes: the same paths, and each text turns what was into what is wanted.
 * What it cannot tell for sure is not.
 *
 * @internal
 */
export function gitlabDiffsHold(
  diffs: GitlabDiff[],
  files: FileChange[],
): boolean {
  const wanted = new Map(files.map(file => [file.path, file]));
  return (
    diffs.length === files.length &&
    diffs.every(diff => {
      const file = wanted.get(diff.new_path);
      // Counted once: two diffs of one path are no plan.
      wanted.delete(diff.new_path);
      return file !== undefined && gitlabDiffTells(diff, file) === 'planned';
    })
  );
}
