import { YamlFiles } from '../../../lint/YamlFiles';
import type { Tree } from '../../../types';

/** Line of a member of a file's object; none for a file of several objects. */
export type LineOf = (
  path: string,
  ...keys: (string | number)[]
) => number | undefined;

/**
 * Where members are written, each file parsed once.
 *
 * @internal
 */
export function createLineOf(tree: Tree): LineOf {
  const files = new YamlFiles(tree);
  return (path, ...keys) =>
    files.read(path)?.documents.length === 1
      ? files.line(path, 0, ...keys)
      : undefined;
}
