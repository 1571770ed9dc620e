import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { readKustomization, resolvePath } from './Kustomization';

/** Fields that say where things are, not what they are. */
const STRUCTURE = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'components',
]);

/**
 * What builds of directories are made of, so that two of them can be compared without building: the contents of all
 * files that a build reads, in the order in which kustomize uses them. Where a file is and through which pointer it
 * is reached does not count, so equal prints mean equal builds; unequal ones can still build alike.
 *
 * @internal
 */
export class BuildPrints {
  readonly #tree: Tree;
  readonly #parts = new Map<string, unknown[]>();
  readonly #prints = new Map<string, string>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** sha256 (hex) over what building the directory uses. */
  print(dir: string): string {
    const known = this.#prints.get(dir);
    if (known !== undefined) return known;
    const print = createHash('sha256')
      .update(canonicalJson(this.parts(dir)))
      .digest('hex');
    this.#prints.set(dir, print);
    return print;
  }

  /** What building the directory uses, in the order of use. */
  parts(dir: string, outer: readonly string[] = []): unknown[] {
    const known = this.#parts.get(dir);
    if (known) return known;
    if (outer.includes(dir)) {
      throw new InputError(`${dir}: is built from itself`);
    }
    const kustomization = readKustomization(this.#tree, dir);
    if (!kustomization) return [{ missing: dir }];
    const { value } = kustomization;
    const inner = [...outer, dir];
    const own = Object.entries(value).filter(([key]) => !STRUCTURE.has(key));
    const parts = [
      ...asList(value.resources).map(entry =>
        this.#resource(dir, asText(entry) ?? '', inner),
      ),
      // Components work on what is there so far, in their order: how they nest does not matter.
      ...asList(value.components).flatMap(entry => {
        const path = resolvePath(dir, asText(entry) ?? '');
        return path === undefined
          ? [{ elsewhere: entry }]
          : this.parts(path, inner);
      }),
      ...(own.length > 0
        ? [this.#withFiles(dir, Object.fromEntries(own))]
        : []),
    ];
    this.#parts.set(dir, parts);
    return parts;
  }

  #resource(dir: string, entry: string, inner: readonly string[]): unknown {
    const path = resolvePath(dir, entry);
    if (path === undefined) return { elsewhere: entry };
    const file = this.#tree.read(path);
    return file === undefined ? { nested: this.parts(path, inner) } : { file };
  }

  /** The value with the content of each file that it names in the file's place. */
  #withFiles(dir: string, value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(item => this.#withFiles(dir, item));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(asMap(value)).map(([key, member]) => [
          key,
          this.#withFiles(dir, member),
        ]),
      );
    }
    const text = asText(value);
    if (text === undefined || text.includes('\n')) return value ?? null;
    // Generators also say "key=file".
    const path = resolvePath(dir, text.slice(text.indexOf('=') + 1));
    const file = path === undefined ? undefined : this.#tree.read(path);
    return file === undefined ? value : { named: text, file };
  }
}
