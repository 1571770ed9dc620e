import { ServiceUnavailableError } from '@backstage/errors';
import { runGit } from './runGit';

/** A file of a commit: path, blob and size. */
export interface GitFile {
  path: string;
  blob: string;
  size: number;
}

const REGULAR_FILE = /^100(644|755) blob ([0-9a-f]+) +(\d+)\t/;

/**
 * Regular files of a commit, sorted as git sorts them. Symlinks, submodules and files over the cap are left out: a
 * layout must not read through a link, nor the portal through somebody's model weights.
 */
export async function listGitFiles(
  gitDir: string,
  commit: string,
  options: { owns: (path: string) => boolean; maxBlobBytes: number },
): Promise<GitFile[]> {
  const listing = await runGit(
    ['ls-tree', '-r', '-l', '-z', '--full-tree', commit],
    { cwd: gitDir, timeoutMs: 30_000 },
  );
  const files: GitFile[] = [];
  for (const line of listing.toString('utf8').split('\0')) {
    const match = REGULAR_FILE.exec(line);
    if (!match) continue;
    const path = line.slice(match[0].length);
    const size = Number(match[3]);
    if (size <= options.maxBlobBytes && options.owns(path)) {
      files.push({ path, blob: match[2], size });
    }
  }
  return files;
}

/**
 * Contents of the files by path, read with one `git cat-file --batch`. Files that hold a NUL byte are left out:
 * they are not text.
 */
export async function readGitFiles(
  gitDir: string,
  files: GitFile[],
): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  if (files.length === 0) return contents;
  const output = await runGit(['cat-file', '--batch'], {
    cwd: gitDir,
    input: `${files.map(file => file.blob).join('\n')}\n`,
    timeoutMs: 60_000,
    maxBytes: files.reduce((sum, file) => sum + file.size + 128, 1024),
  });
  let position = 0;
  for (const file of files) {
    // `<sha> blob <size>\n<content>\n`, in the order of the input
    const start = output.indexOf(0x0a, position) + 1;
    const head = output.subarray(position, start - 1).toString('utf8');
    if (head !== `${file.blob} blob ${file.size}`) {
      throw new ServiceUnavailableError(
        `git cat-file: ${file.path} cannot be read from the mirror (${head})`,
      );
    }
    const end = start + file.size;
    const content = output.subarray(start, end);
    if (!content.includes(0)) contents[file.path] = content.toString('utf8');
    position = end + 1;
  }
  return contents;
}
