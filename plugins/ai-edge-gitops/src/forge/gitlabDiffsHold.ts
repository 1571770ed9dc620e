import { applyPatch } from 'diff';
import type { FileChange } from '../types';
import type { GitlabDiff } from './gitlabSchemas';

const PLAIN = '100644';

function isChange(diff: GitlabDiff, file: FileChange): boolean {
  const { change, before = '', after = '' } = file;
  if (
    diff.renamed_file ||
    Boolean(diff.new_file) !== (change === 'create') ||
    Boolean(diff.deleted_file) !== (change === 'delete')
  ) {
    return false;
  }
  if (change === 'create' && diff.b_mode !== PLAIN) return false;
  if (change === 'update' && diff.a_mode !== diff.b_mode) return false;
  // GitLab leaves the text of a diff out when it is too long: then nothing is known, and the content does not fit.
  if (!diff.diff) return before === after || before + after === '';
  const result = applyPatch(
    change === 'create' ? '' : before,
    `--- a\n+++ b\n${diff.diff}`,
    { autoConvertLineEndings: false },
  );
  return result === (change === 'delete' ? '' : after);
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
      return (
        file !== undefined &&
        diff.old_path === diff.new_path &&
        isChange(diff, file)
      );
    })
  );
}
