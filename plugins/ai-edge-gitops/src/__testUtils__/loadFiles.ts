import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { MemoryTree } from '../tree/MemoryTree';

/** The files below a directory as a tree. */
export function loadFiles(directory: string): MemoryTree {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(
      file =>
        [
          relative(directory, file).replaceAll('\\', '/'),
          readFileSync(file, 'utf8'),
        ] as const,
    );
  return MemoryTree.fromFiles(files);
}

/** A repository of `__fixtures__`. */
export function loadFixture(
  name: 'kserve-sites' | 'ai-edge' | 'maas',
): MemoryTree {
  return loadFiles(resolve(__dirname, '../__fixtures__', name));
}
