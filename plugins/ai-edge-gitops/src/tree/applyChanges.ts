import type { FileChange, Tree } from '../types';
import { MemoryTree } from './MemoryTree';

/**
 * The tree as it is after the changes. The given tree stays as it was.
 *
 * @public
 */
export function applyChanges(tree: Tree, changes: FileChange[]): Tree {
  const files = new Map<string, string>();
  for (const path of tree.paths()) {
    const content = tree.read(path);
    if (content !== undefined) files.set(path, content);
  }
  for (const { path, change, after } of changes) {
    if (change === 'delete') files.delete(path);
    else files.set(path, after ?? '');
  }
  return MemoryTree.fromFiles(files);
}
