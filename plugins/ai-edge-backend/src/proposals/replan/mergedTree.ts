import { runGit } from '../../sources/git/runGit';

const TIMEOUT_MS = 30_000;

/**
 * The tree that merging two commits of a bare repository gives; `undefined` when there are conflicts. A git before
 * 2.38 cannot tell, which is taken for a conflict.
 */
export async function mergedTree(
  dir: string,
  base: string,
  head: string,
): Promise<string | undefined> {
  try {
    const output = await runGit(
      ['merge-tree', '--write-tree', '--no-messages', base, head],
      { cwd: dir, timeoutMs: TIMEOUT_MS },
    );
    return output.toString('utf8').trim();
  } catch {
    // Its exit status is the answer.
    return undefined;
  }
}
