/**
 * The files of a repository at one commit, by path, for {@link ClosureReader}.
 *
 * @public
 */
export interface ClosureFiles {
  /** Mode and blob of what is at a path, as `100644 <sha>`; `undefined` when no file, link or submodule is there. */
  entry(path: string): string | undefined;
  /** Paths below a directory, in any order. */
  below(dir: string): Iterable<string>;
  /** Content of a kustomization's blob; `undefined` when it is too large or no text. */
  content(blob: string): string | undefined;
}

/**
 * What building a directory reads.
 *
 * @public
 */
export interface Closure {
  /** sha256 (hex) over path and blob of every file that is read; absent when that is not known. */
  hash?: string;
  /** Why it is not known what is read, as the rest of a sentence about the directory. */
  unknown?: string;
  /** Every path that was looked at, those where nothing is among them: while none changes, the closure does not. */
  paths: ReadonlySet<string>;
  /** Directories of which every file is read. */
  dirs: readonly string[];
}
