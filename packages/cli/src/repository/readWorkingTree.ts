import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MemoryTree,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { Budget, MAX_FILE_BYTES, type Skipped } from './limits';

const NOT_OURS = new Set(['.git', 'node_modules']);

/** The text of a file that is a file and no larger than it may be. Links are not followed. */
async function readText(
  file: string,
  budget: Budget,
): Promise<{ text: string } | { why: Skipped['why'] } | undefined> {
  const handle = await open(
    file,
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return undefined;
    if (stat.size > MAX_FILE_BYTES) return { why: 'large' };
    budget.take(stat.size);
    const content = await handle.readFile();
    return content.includes(0)
      ? { why: 'binary' }
      : { text: content.toString('utf8') };
  } finally {
    await handle.close();
  }
}

/**
 * The text files below a directory. Symlinks are neither followed nor read, wherever they lead; a submodule's files
 * belong to another repository.
 */
export async function readWorkingTree(
  root: string,
): Promise<{ tree: Tree; skipped: Skipped[] }> {
  const files = new Map<string, string>();
  const skipped: Skipped[] = [];
  const budget = new Budget();
  const walk = async (directory: string): Promise<void> => {
    const entries = await readdir(join(root, directory), {
      withFileTypes: true,
    });
    const isSubmodule =
      directory !== '' && entries.some(({ name }) => name === '.git');
    if (isSubmodule) {
      skipped.push({ path: directory, why: 'submodule' });
      return;
    }
    for (const entry of entries) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (NOT_OURS.has(entry.name)) continue;
      if (entry.isSymbolicLink()) skipped.push({ path, why: 'link' });
      else if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) {
        const found = await readText(join(root, path), budget);
        if (found && 'text' in found) files.set(path, found.text);
        else if (found) skipped.push({ path, ...found });
      }
    }
  };
  await walk('');
  return { tree: MemoryTree.fromFiles(files), skipped };
}
