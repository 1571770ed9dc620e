import { createTwoFilesPatch } from 'diff';
import type { FileChange } from '../types';
import { gitlabDiffsHold, gitlabDiffTells } from './gitlabDiffsHold';
import type { GitlabDiff } from './gitlabSchemas';

/** As GitLab shows a change: the hunks without their head. */
function shown({ path, change, before = '', after = '' }: FileChange) {
  const patch = createTwoFilesPatch(path, path, before, after);
  const at = patch.indexOf('@@');
  return {
    old_path: path,
    new_path: path,
    a_mode: change === 'create' ? '0' : '100644',
    b_mode: change === 'delete' ? '0' : '100644',
    new_file: change === 'create',
    deleted_file: change === 'delete',
    renamed_file: false,
    diff: at < 0 ? '' : patch.slice(at),
  } satisfies GitlabDiff;
}

const lines = Array.from({ length: 40 }, (_, i) => `line: ${i}`).join('\n');

const files: FileChange[] = [
  { path: 'a/new file.yaml', change: 'create', after: 'höhe: 1\n' },
  { path: 'empty', change: 'create', after: '' },
  {
    path: 'long.yaml',
    change: 'update',
    before: lines,
    after: lines.replace('line: 3\n', '').replace('line: 30', 'line: x'),
  },
  { path: 'crlf', change: 'update', before: 'a\r\nb\r\n', after: 'a\r\nc\r\n' },
  { path: 'c/old.yaml', change: 'delete', before: 'gone: true' },
];

it('knows the plan in what GitLab shows of its commit', () => {
  const diffs = files.map(shown);
  expect(gitlabDiffsHold(diffs, files)).toBe(true);
  expect(gitlabDiffsHold(diffs, [...files].reverse())).toBe(true);
  expect(gitlabDiffsHold(diffs, files.slice(1))).toBe(false);
  expect(gitlabDiffsHold(diffs.slice(1), files)).toBe(false);
  expect(gitlabDiffsHold([diffs[0], diffs[0]], files.slice(0, 2))).toBe(false);
});

const [create, , update, crlf] = files;

it.each<[string, Partial<GitlabDiff>, FileChange]>([
  ['a link', { b_mode: '120000' }, create],
  ['a file that was there', { new_file: false }, create],
  ['another name before', { old_path: 'x' }, update],
  ['a mode that changes', { b_mode: '100755' }, update],
  ['a deletion', { deleted_file: true }, update],
  ['another start', {}, { ...update, before: `${lines}\nmore` }],
  ['another end', {}, { ...update, after: 'x' }],
  ['other line ends', {}, { ...crlf, before: 'a\nb\n', after: 'a\nc\n' }],
])('sees %s', (_what, more, file) => {
  const original = files.find(({ path }) => path === file.path)!;
  expect(gitlabDiffTells({ ...shown(original), ...more }, file)).toBe('other');
});

it('does not know what GitLab leaves out', () => {
  expect(gitlabDiffTells({ ...shown(update), diff: '' }, update)).toBe(
    'unknown',
  );
  expect(gitlabDiffsHold([{ ...shown(update), diff: '' }], [update])).toBe(
    false,
  );
});
