import { readGitFiles } from '../readGitFiles';
import { runGit } from '../runGit';

const MAX_BLOB_BYTES = 1024 * 1024;
const MISSING = / missing$/;

/** Types and sizes of objects, in their order; `undefined` for what the repository does not hold. */
export async function checkObjects(
  gitDir: string,
  names: string[],
): Promise<({ type: string; size: number } | undefined)[]> {
  if (names.length === 0) return [];
  const output = await runGit(['cat-file', '--batch-check'], {
    cwd: gitDir,
    input: `${names.join('\n')}\n`,
    timeoutMs: 30_000,
  });
  return output
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map(line => {
      const [, type, size] = line.split(' ');
      return MISSING.test(line) ? undefined : { type, size: Number(size) };
    });
}

/** Contents of blobs. Those that are too large or no text are left out. */
export async function readBlobs(
  gitDir: string,
  blobs: Iterable<string>,
): Promise<Map<string, string>> {
  const names = [...new Set(blobs)];
  const checked = await checkObjects(gitDir, names);
  const files = names.flatMap((blob, index) => {
    const object = checked[index];
    return object?.type === 'blob' && object.size <= MAX_BLOB_BYTES
      ? [{ path: blob, blob, size: object.size }]
      : [];
  });
  return new Map(Object.entries(await readGitFiles(gitDir, files)));
}
