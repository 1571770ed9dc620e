import { runGit } from '../runGit';

const ENTRY = /^(\d{6}) \w+ ([0-9a-f]+)\t/;

/** What is at each path of a commit, as `<mode> <blob>`: files, links and submodules. */
export async function readEntries(
  gitDir: string,
  revision: string,
): Promise<Map<string, string>> {
  const listing = await runGit(
    ['ls-tree', '-r', '-z', '--full-tree', revision],
    { cwd: gitDir, timeoutMs: 30_000, maxBytes: 512 * 1024 * 1024 },
  );
  const entries = new Map<string, string>();
  for (const line of listing.toString('utf8').split('\0')) {
    const match = ENTRY.exec(line);
    if (match) {
      entries.set(line.slice(match[0].length), `${match[1]} ${match[2]}`);
    }
  }
  return entries;
}
