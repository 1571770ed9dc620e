import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBlobs } from './hashBlobs';
import { readBlobs } from './readBlobs';
import { runGit } from './runGit';
import { withIndex } from './withIndex';

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * Three-way merge without a work tree. `git merge-tree --write-tree` would do it in one call but needs git 2.38,
 * which the long-term releases in use do not have.
 */
export async function mergeTrees(
  dir: string,
  base: string | undefined,
  ours: string,
  theirs: string,
): Promise<{ tree: string } | { conflicts: string[] }> {
  return withIndex(async (env, scratch) => {
    const git = (args: string[], input?: string) =>
      runGit(args, { cwd: dir, env, input });
    await git([
      'read-tree',
      '-i',
      '-m',
      '--aggressive',
      base ?? EMPTY_TREE,
      ours,
      theirs,
    ]);
    const unmerged = (await git(['ls-files', '-u', '-z'])).stdout.toString();
    const stages = new Map<string, Map<string, string>>();
    for (const line of unmerged.split('\0').filter(Boolean)) {
      const [info, path] = line.split('\t');
      const [, sha, stage] = info.split(' ');
      if (!stages.has(path)) stages.set(path, new Map());
      stages.get(path)!.set(stage, sha);
    }
    const conflicts: string[] = [];
    for (const [path, shas] of stages) {
      const merged = await mergeFile(dir, scratch, shas);
      if (merged) {
        await git(
          ['update-index', '-z', '--index-info'],
          `0 ${'0'.repeat(40)}\t${path}\x00100644 ${merged}\t${path}\0`,
        );
      } else {
        conflicts.push(path);
      }
    }
    if (conflicts.length > 0) return { conflicts };
    return { tree: (await git(['write-tree'])).stdout.toString().trim() };
  });
}

/** Blob of the merged file, `undefined` when it conflicts (also when one side deleted it). */
async function mergeFile(
  dir: string,
  scratch: string,
  stages: Map<string, string>,
): Promise<string | undefined> {
  const shas = ['2', '1', '3'].map(stage => stages.get(stage));
  if (!shas[0] || !shas[2]) return undefined;
  const blobs = await readBlobs(dir, shas.filter(Boolean) as string[]);
  const files = ['ours', 'base', 'theirs'].map(name => join(scratch, name));
  await Promise.all(
    files.map((file, i) =>
      writeFile(file, shas[i] ? blobs.get(shas[i]!)! : Buffer.alloc(0)),
    ),
  );
  // The exit status is the number of conflicts, or 255 for binary files.
  const { code } = await runGit(['merge-file', '-q', ...files], {
    cwd: scratch,
    accept: Array.from({ length: 255 }, (_, i) => i + 1),
  });
  if (code !== 0) return undefined;
  const [sha] = await hashBlobs(dir, [await readFile(files[0])]);
  return sha;
}
