import {
  MemoryTree,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { UsageError } from '../UsageError';
import { git } from './git';
import { Budget, MAX_FILE_BYTES } from './limits';

const FILE = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t/;

/** The text files of a commit below the directory that `root` is in its repository. Links and submodules are none. */
export async function readCommit(root: string, commit: string): Promise<Tree> {
  const budget = new Budget();
  const listing = await git(root, ['ls-tree', '-r', '-l', '-z', commit]);
  const blobs = new Map<string, string>();
  for (const line of listing.toString('utf8').split('\0')) {
    const match = FILE.exec(line);
    if (!match || Number(match[2]) > MAX_FILE_BYTES) continue;
    budget.take(Number(match[2]));
    blobs.set(line.slice(match[0].length), match[1]);
  }
  const files = new Map<string, string>();
  if (blobs.size === 0) return MemoryTree.fromFiles(files);
  const output = await git(
    root,
    ['cat-file', '--batch'],
    `${[...blobs.values()].join('\n')}\n`,
  );
  let position = 0;
  for (const [path, blob] of blobs) {
    // `<sha> blob <size>\n<content>\n`, in the order of the input
    const start = output.indexOf(0x0a, position) + 1;
    const head = output.subarray(position, start - 1).toString('utf8');
    const size = Number(head.split(' ')[2]);
    if (!head.startsWith(`${blob} blob `)) {
      throw new UsageError(`git cat-file: ${path} is not in this clone`);
    }
    const content = output.subarray(start, start + size);
    if (!content.includes(0)) files.set(path, content.toString('utf8'));
    position = start + size + 1;
  }
  return MemoryTree.fromFiles(files);
}
