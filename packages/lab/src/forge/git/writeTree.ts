import { hashBlobs } from './hashBlobs';
import { runGit } from './runGit';
import type { TreeChange } from './types';
import { withIndex } from './withIndex';

export async function writeTree(
  dir: string,
  base: string | undefined,
  changes: TreeChange[],
): Promise<string> {
  const written = changes.filter(change => change.content);
  const shas = await hashBlobs(
    dir,
    written.map(change => change.content!),
  );
  const shaOf = new Map(written.map((change, i) => [change.path, shas[i]]));
  return withIndex(async env => {
    if (base) await runGit(['read-tree', base], { cwd: dir, env });
    const input = changes
      .map(({ path }) =>
        shaOf.has(path)
          ? `100644 ${shaOf.get(path)}\t${path}\0`
          : `0 ${'0'.repeat(40)}\t${path}\0`,
      )
      .join('');
    await runGit(['update-index', '-z', '--index-info'], {
      cwd: dir,
      env,
      input,
    });
    const { stdout } = await runGit(['write-tree'], { cwd: dir, env });
    return stdout.toString().trim();
  });
}
