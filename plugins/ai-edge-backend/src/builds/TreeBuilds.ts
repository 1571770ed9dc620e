import { createHash } from 'node:crypto';
import {
  ClosureReader,
  type ClosureFiles,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** What building a directory of a tree needs. */
export interface BuildInput {
  /** The same inputs build the same. */
  hash?: string;
  /** Why it is not built: what it reads is not all in the tree. */
  unknown?: string;
  /** Every file that is read, by path. */
  files: Record<string, string>;
  /** No kustomization is there: its manifests are taken as they are. */
  isPlain: boolean;
}

function filesOf(tree: Tree): ClosureFiles {
  const blobs = new Map<string, string>();
  const contents = new Map<string, string>();
  return {
    entry(path) {
      const known = blobs.get(path);
      if (known !== undefined) return `100644 ${known}`;
      const text = tree.read(path);
      if (text === undefined) return undefined;
      const blob = createHash('sha256').update(text).digest('hex');
      blobs.set(path, blob);
      contents.set(blob, text);
      return `100644 ${blob}`;
    },
    below: dir => tree.paths(dir === '' ? '' : `${dir}/`),
    content: blob => contents.get(blob),
  };
}

/** What the directories of one tree are built from. */
export class TreeBuilds {
  readonly #tree: Tree;
  readonly #files: ClosureFiles;
  readonly #reader: ClosureReader;
  readonly #inputs = new Map<string, BuildInput>();

  static create(tree: Tree, reader: ClosureReader) {
    return new TreeBuilds(tree, reader);
  }

  private constructor(tree: Tree, reader: ClosureReader) {
    this.#tree = tree;
    this.#files = filesOf(tree);
    this.#reader = reader;
  }

  input(dir: string): BuildInput {
    const known = this.#inputs.get(dir);
    if (known) return known;
    const { hash, unknown, paths, dirs } = this.#reader.read(this.#files, dir);
    const isPlain = dirs.includes(dir);
    const read = new Set(paths);
    for (const plain of dirs) {
      for (const path of this.#files.below(plain)) read.add(path);
    }
    const files: Record<string, string> = {};
    for (const path of [...read].sort()) {
      const text = this.#tree.read(path);
      if (text !== undefined) files[path] = text;
    }
    const input: BuildInput = {
      ...(hash !== undefined && { hash }),
      ...(unknown !== undefined && { unknown }),
      files,
      isPlain,
    };
    this.#inputs.set(dir, input);
    return input;
  }
}
