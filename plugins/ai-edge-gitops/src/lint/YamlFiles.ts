import { toError } from '@backstage/errors';
import type { Document } from 'yaml';
import type { Tree } from '../types';
import { parseDocuments, valueOf } from '../yaml/parseYaml';

/** A YAML file that could be read. */
export interface YamlFile {
  path: string;
  text: string;
  documents: { document: Document; value: unknown }[];
}

/** What keeps a file from being read. */
export interface YamlProblem {
  path: string;
  message: string;
  line?: number;
}

/**
 * The YAML files of a tree, each parsed once and only when asked for. Never throws for what is in the tree.
 *
 * @internal
 */
export class YamlFiles {
  readonly #tree: Tree;
  readonly #known = new Map<string, YamlFile | YamlProblem | undefined>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** Undefined when there is no such file or it cannot be read; {@link YamlFiles.problem} says why. */
  read(path: string): YamlFile | undefined {
    const found = this.#open(path);
    return found && 'documents' in found ? found : undefined;
  }

  problem(path: string): YamlProblem | undefined {
    const found = this.#open(path);
    return found && 'message' in found ? found : undefined;
  }

  /** Line of a member, counted from 1; the document's own when the member is not there. */
  line(path: string, document: number, ...keys: (string | number)[]) {
    const file = this.read(path);
    const parsed = file?.documents[document]?.document;
    for (let length = keys.length; parsed && length >= 0; length--) {
      const node =
        length === 0
          ? parsed.contents
          : parsed.getIn(keys.slice(0, length), true);
      const offset = (node as { range?: number[] | null } | undefined)
        ?.range?.[0];
      if (offset !== undefined) return lineAt(file!.text, offset);
    }
    return undefined;
  }

  #open(path: string): YamlFile | YamlProblem | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#parse(path));
    return this.#known.get(path);
  }

  #parse(path: string): YamlFile | YamlProblem | undefined {
    const text = this.#tree.read(path);
    if (text === undefined) return undefined;
    try {
      const documents = parseDocuments(path, text).map(document => ({
        document,
        value: valueOf(path, document),
      }));
      return { path, text, documents };
    } catch (error) {
      const { message } = toError(error);
      const line = /\bat line (\d+)/.exec(message)?.[1];
      return {
        path,
        message: message.startsWith(`${path}: `)
          ? message.slice(path.length + 2)
          : message,
        ...(line !== undefined && { line: Number(line) }),
      };
    }
  }
}

/**
 * Line of an offset, counted from 1.
 *
 * @internal
 */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; line++) {
    at = text.indexOf('\n', at + 1);
  }
  return line;
}
