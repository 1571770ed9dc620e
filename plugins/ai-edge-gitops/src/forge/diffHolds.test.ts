import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileChange } from '../types';
import { diffHolds } from './diffHolds';

const files: FileChange[] = [
  { path: 'a/new file.yaml', change: 'create', after: 'höhe: 1\n' },
  { path: 'empty', change: 'create', after: '' },
  {
    path: 'b.yaml',
    change: 'update',
    before: 'a\ndiff --git a/x b/x\n',
    after: 'b',
  },
  { path: 'c/old.yaml', change: 'delete', before: 'gone: true\n' },
];

/** What Git prints of a commit with these changes. */
function gitShow(changes: FileChange[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'diff-holds-'));
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      { cwd: dir, encoding: 'utf8' },
    );
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  try {
    git('init', '--quiet');
    for (const { path, before } of changes) {
      if (before !== undefined) write(path, before);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'base');
    for (const { path, after } of changes) {
      if (after === undefined) unlinkSync(join(dir, path));
      else write(path, after);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'plan');
    return git('show', '--pretty=format:', '--patch', 'HEAD');
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const shown = gitShow(files);

it('knows the plan in what Git prints of its commit', () => {
  expect(diffHolds(shown, files)).toBe(true);
  expect(diffHolds(shown, [...files].reverse())).toBe(true);
});

it.each<[string, FileChange[]]>([
  ['a file less', files.slice(1)],
  ['a file more', [...files, { path: 'x', change: 'create', after: '' }]],
  ['another name', [{ ...files[0], path: 'a/other.yaml' }, ...files.slice(1)]],
  ['another content', [{ ...files[0], after: 'x' }, ...files.slice(1)]],
  [
    'another start',
    files.map(file => ({ ...file, ...(file.before && { before: 'x' }) })),
  ],
  [
    'another change',
    [{ ...files[0], change: 'update', before: '' }, ...files.slice(1)],
  ],
])('sees %s', (_what, other) => {
  expect(diffHolds(shown, other)).toBe(false);
});

it('takes nothing that it cannot tell for sure', () => {
  const mode = shown.replace('new file mode 100644', 'new file mode 100755');
  expect(diffHolds(mode, files)).toBe(false);
  expect(diffHolds(`commit 1\n${shown}`, files)).toBe(false);
  expect(diffHolds('', files)).toBe(false);
  const one = shown.slice(shown.indexOf('diff --git a/empty'));
  expect(diffHolds(one + one, files.slice(1, 2))).toBe(false);
  expect(diffHolds(one, files.slice(1, 2))).toBe(true);
});
