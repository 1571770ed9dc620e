import { runGit } from './runGit';

/** Reads many blobs with one git process. */
export async function readBlobs(
  dir: string,
  shas: string[],
): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(shas)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const { stdout } = await runGit(['cat-file', '--batch'], {
    cwd: dir,
    input: `${wanted.join('\n')}\n`,
  });
  let offset = 0;
  while (offset < stdout.length) {
    const end = stdout.indexOf(10, offset);
    const [sha, type, size] = stdout.toString('utf8', offset, end).split(' ');
    offset = end + 1;
    if (type === 'missing') continue;
    const length = Number(size);
    blobs.set(sha, stdout.subarray(offset, offset + length));
    offset += length + 1;
  }
  return blobs;
}
