import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileChange } from '../types';
import { unifiedDiff } from './unifiedDiff';

describe('unifiedDiff', () => {
  const long = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
  const changes: FileChange[] = [
    { path: 'new/file.yaml', change: 'create', after: 'a: 1\nb: 2\n' },
    { path: 'empty', change: 'create', after: '' },
    { path: 'old.yaml', change: 'delete', before: 'x\n' },
    { path: 'no-newline', change: 'update', before: 'a', after: 'a\nb' },
    {
      path: 'long.yaml',
      change: 'update',
      before: long,
      after: long.replace('line 3\n', '').replace('line 30', 'line thirty'),
    },
  ];

  it('prints what git prints', () => {
    expect(unifiedDiff(changes[0]))
      .toBe(`diff --git a/new/file.yaml b/new/file.yaml
new file mode 100644
--- /dev/null
+++ b/new/file.yaml
@@ -0,0 +1,2 @@
+a: 1
+b: 2
`);
  });

  it('is taken by git apply', () => {
    const root = mkdtempSync(join(tmpdir(), 'ai-edge-diff-'));
    try {
      for (const { path, before } of changes) {
        if (before === undefined) continue;
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), before);
      }
      execFileSync('git', ['apply', '--unsafe-paths', '-'], {
        cwd: root,
        input: changes.map(unifiedDiff).join(''),
        env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
      });
      for (const { path, after } of changes) {
        const file = join(root, path);
        expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(
          after,
        );
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
