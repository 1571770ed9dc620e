import type { ForgeRepository } from '../ForgeRepository';

const GONE = '0';

function modeOf(head: string[], which: 'old' | 'new'): string {
  const find = (pattern: RegExp) =>
    head.map(line => pattern.exec(line)?.[1]).find(Boolean);
  const other = which === 'old' ? 'new' : 'deleted';
  if (head.some(line => line.startsWith(`${other} file mode`))) return GONE;
  return (
    find(/^(?:new|deleted) file mode (\d+)$/) ??
    find(new RegExp(`^${which} mode (\\d+)$`)) ??
    find(/^index \S+ (\d+)$/) ??
    '100644'
  );
}

/** What differs between two commits, as GitLab shows diffs: the hunks without their head. */
export async function diffsBetween(
  { git }: ForgeRepository,
  base: string,
  head: string,
) {
  const files = await git.changedFiles(base, head);
  const text = await git.text([
    'diff',
    '--no-color',
    '--no-ext-diff',
    '--no-renames',
    '--no-prefix',
    base,
    head,
    '--',
  ]);
  const sections = `\n${text}`.split('\ndiff --git ').slice(1);
  return files.map(({ path, status }, index) => {
    // Both commands list paths in the same order.
    const lines = sections[index].split('\n');
    const at = lines.findIndex(line => line.startsWith('@@'));
    const intro = at < 0 ? lines : lines.slice(0, at);
    const hunks = at < 0 ? '' : lines.slice(at).join('\n');
    return {
      old_path: path,
      new_path: path,
      a_mode: modeOf(intro, 'old'),
      b_mode: modeOf(intro, 'new'),
      new_file: status === 'added',
      renamed_file: false,
      deleted_file: status === 'deleted',
      generated_file: false,
      diff: hunks === '' || hunks.endsWith('\n') ? hunks : `${hunks}\n`,
    };
  });
}
