import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from './runGit';
import { withIndex } from './withIndex';

/** Writes contents into the object store with one git process and gives their shas, in order. */
export function hashBlobs(dir: string, contents: Buffer[]): Promise<string[]> {
  if (contents.length === 0) return Promise.resolve([]);
  return withIndex(async (_env, scratch) => {
    const paths = contents.map((_, i) => join(scratch, `${i}`));
    await Promise.all(contents.map((c, i) => writeFile(paths[i], c)));
    const { stdout } = await runGit(
      ['hash-object', '-w', '--no-filters', '--stdin-paths'],
      { cwd: dir, input: `${paths.join('\n')}\n` },
    );
    return stdout.toString().trim().split('\n');
  });
}
