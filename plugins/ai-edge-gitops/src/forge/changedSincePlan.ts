import type { FileChange } from '../types';
import { gitBlobSha } from './gitBlobSha';

/** Regular files, executable or not; links and submodules have other modes. */
const REGULAR = new Set([0o100644, 0o100755]);

/** Files that an error names; the rest is counted. */
const MAX_NAMED = 10;

/** What a path of a commit is, with its entries when it is a directory. */
export interface TreeObject {
  isDirectory: boolean;
  entries: { name: string; type: string; mode: number; oid: string }[];
}

function difference(
  { path, change, before = '' }: FileChange,
  objects: Map<string, TreeObject>,
  modes: Map<string, string>,
): string | undefined {
  const parts = path.split('/');
  const name = parts.pop();
  for (let depth = 1; depth <= parts.length; depth++) {
    const above = parts.slice(0, depth).join('/');
    // A file or a link, which a path must not lead through.
    if (objects.get(above)?.isDirectory === false) {
      return `${above} is no directory`;
    }
  }
  const entry = objects
    .get(parts.join('/'))
    ?.entries.find(found => found.name === name);
  if (change === 'create') return entry && `${path} is there already`;
  if (!entry) return `${path} is gone`;
  if (entry.type !== 'blob' || !REGULAR.has(entry.mode)) {
    return `${path} is no regular file`;
  }
  if (entry.oid !== gitBlobSha(before)) return `${path} has another content`;
  modes.set(path, entry.mode.toString(8));
  return undefined;
}

/**
 * What in the objects of a commit (by path, directories of the files and those above them) differs from what a plan
 * read, in words; empty when nothing does. `modes` are those of the files that are there.
 *
 * @internal
 */
export function changedSincePlan(
  files: FileChange[],
  objects: Map<string, TreeObject>,
): { changed: string; modes: Map<string, string> } {
  const modes = new Map<string, string>();
  const differences = files.flatMap(
    file => difference(file, objects, modes) ?? [],
  );
  const named = [...new Set(differences)];
  const rest = named.length - MAX_NAMED;
  const changed = [
    ...named.slice(0, MAX_NAMED),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(', ');
  return { changed, modes };
}
