import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DefaultFileTree, type FileTree } from '../FileTree';

/** A directory of the disk as a tree: for tests. */
export function directoryTree(dir: string): FileTree {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name));
  return DefaultFileTree.create(
    new Map(
      files.map(file => [
        relative(dir, file).split(sep).join('/'),
        readFileSync(file, 'utf8'),
      ]),
    ),
  );
}

export const memoryTree = (files: Record<string, string>): FileTree =>
  DefaultFileTree.create(new Map(Object.entries(files)));
