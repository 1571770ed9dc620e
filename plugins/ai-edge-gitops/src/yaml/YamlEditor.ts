import { InputError } from '@backstage/errors';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Scalar,
  type Document,
  type Node,
} from 'yaml';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import { asList, asMap, dig } from './narrow';
import { parseDocuments, valueOf } from './parseYaml';
import { printScalar, printYaml } from './printYaml';
import { insertIntoSeq, type Splice } from './insertIntoSeq';
import { pairSplice } from './pairSplice';
import { removeFromSeq } from './removeFromSeq';
import { setInMap } from './setInMap';

type Path = (string | number)[];

/**
 * Edits a YAML file where it is edited and nowhere else: comments, anchors, quotes, line breaks and key order of the
 * rest stay byte for byte. After each edit the file is parsed again and must say the old value with only that
 * change, so an anchor that others refer to cannot carry an edit along.
 *
 * @internal
 */
export class YamlEditor {
  readonly #path: string;
  #text: string;
  #document: Document;
  #value: unknown;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#document = this.#parse(text);
    this.#value = valueOf(path, this.#document);
  }

  get text(): string {
    return this.#text;
  }

  get value(): unknown {
    return this.#value;
  }

  /** Replaces a scalar that is there. */
  setScalar(at: Path, value: string): this {
    const node = this.#node(at);
    const isBlock =
      isScalar(node) &&
      (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
    if (!node?.range || isBlock || !(isScalar(node) || isAlias(node))) {
      throw this.#cannotEdit(at);
    }
    const [start, end] = node.range;
    const printed = isScalar(node)
      ? this.#like(node, value)
      : printScalar(value);
    // A key without a value has no room for one.
    const space = start === end ? ' ' : '';
    this.#splice(start, end, space + printed, at, () => value);
    return this;
  }

  /** Replaces the text of a block scalar (`|`), keeping its indentation. */
  setBlock(at: Path, value: string): this {
    const node = this.#node(at);
    if (!isScalar(node) || !node.range || node.type !== Scalar.BLOCK_LITERAL) {
      throw this.#cannotEdit(at);
    }
    const [start, end] = node.range;
    const old = this.#text.slice(start, end);
    const header = old.slice(0, old.indexOf('\n') + 1);
    const indent = /^[ ]*(?=\S)/m.exec(old.slice(header.length))?.[0] ?? '  ';
    const lines = value.replace(/\n+$/, '').split('\n');
    const body = lines.map(line => (line === '' ? '' : indent + line));
    // "|-" keeps no line feed at the end of the text, "|" keeps one.
    const said = lines.join('\n') + (header.includes('-') ? '' : '\n');
    this.#splice(start, end, `${header}${body.join('\n')}\n`, at, () => said);
    return this;
  }

  /** Inserts a text into a list, before the item that is at `index` now. */
  insert(at: Path, index: number, value: string): this {
    const node = this.#node(at);
    const splice = insertIntoSeq(this.#text, node, index, [printScalar(value)]);
    if (!splice) throw this.#cannotEdit(at);
    this.#splice(splice.start, splice.end, splice.text, at, old =>
      asList(old).toSpliced(index, 0, value),
    );
    return this;
  }

  /** Takes the items at these positions out of a list. */
  remove(at: Path, index: number | number[]): this {
    const gone = [...new Set([index].flat())];
    const splices = removeFromSeq(this.#text, this.#node(at), gone);
    if (!splices) throw this.#cannotEdit(at);
    this.#splices(splices, at, old =>
      asList(old).filter((_, position) => !gone.includes(position)),
    );
    return this;
  }

  /**
   * Inserts texts into a list where they belong among the items that start with `prefix`, which are kept sorted.
   * What is there already is left out.
   */
  insertSorted(at: Path, values: string | string[], prefix: string = ''): this {
    const items = asList(dig(this.#value, ...at)).map(String);
    const end = items.findLastIndex(item => item.startsWith(prefix)) + 1;
    const groups = new Map<number, string[]>();
    for (const value of new Set([values].flat().sort())) {
      if (items.includes(value)) continue;
      const next = items.findIndex(
        item => item.startsWith(prefix) && item > value,
      );
      const index = next < 0 ? end || items.length : next;
      groups.set(index, [...(groups.get(index) ?? []), value]);
    }
    if (groups.size === 0) return this;
    const node = this.#node(at);
    const splices = [...groups].map(([index, group]) => {
      const texts = group.map(printScalar);
      const splice = insertIntoSeq(this.#text, node, index, texts);
      if (!splice) throw this.#cannotEdit(at);
      return splice;
    });
    this.#splices(splices, at, () =>
      [...items, undefined].flatMap((item, index) => [
        ...(groups.get(index) ?? []),
        ...(item === undefined ? [] : [asList(dig(this.#value, ...at))[index]]),
      ]),
    );
    return this;
  }

  /** Replaces a scalar together with its key. */
  replacePair(at: Path, key: string, value: string): this {
    const path = at.slice(0, -1);
    const map = this.#document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find(
          item => isScalar(item.key) && item.key.value === at.at(-1),
        )
      : undefined;
    const start = (pair?.key as Node | undefined)?.range?.[0];
    const end = (pair?.value as Node | undefined)?.range?.[1];
    if (start === undefined || end === undefined || !isScalar(pair?.value)) {
      throw this.#cannotEdit(at);
    }
    this.#splice(start, end, `${key}: ${printScalar(value)}`, path, old => {
      const { [String(at.at(-1))]: _old, ...others } = asMap(old);
      return { ...others, [key]: value };
    });
    return this;
  }

  /**
   * Puts entries in the place of one pair of a map, takes it out when there are none, or puts them in front of all
   * pairs without a key.
   */
  setPairs(
    at: Path,
    key: string | undefined,
    entries: Record<string, unknown>,
  ): this {
    const map = at.length === 0 ? this.#document.contents : this.#node(at);
    const splice = pairSplice(this.#text, map, key, entries);
    if (!splice) throw this.#cannotEdit(key === undefined ? at : [...at, key]);
    const { start, end, text } = splice;
    this.#splice(start, end, text, at, old => {
      const { [key ?? '']: _old, ...others } = asMap(old);
      return { ...others, ...entries };
    });
    return this;
  }

  /** Gives a map another value for a key, a new key at its end; `undefined` takes the key out. */
  setMember(at: Path, key: string, value: unknown): this {
    const splice = setInMap(this.#text, this.#node(at), key, value);
    if (!splice) throw this.#cannotEdit([...at, key]);
    this.#splice(splice.start, splice.end, splice.text, at, old => {
      const { [key]: _old, ...others } = asMap(old);
      return value === undefined ? others : { ...others, [key]: value };
    });
    return this;
  }

  /** Appends a map to a list; that of a top-level key is made at the end of the file when it is not there. */
  append(where: string | Path, item: object): this {
    const at = [where].flat();
    const [key] = at;
    const node = this.#node(at);
    const text = printYaml(item).trimEnd();
    if (node === undefined && at.length === 1) {
      const gap = this.#text === '' || this.#text.endsWith('\n') ? '' : '\n';
      const list = printYaml({ [key]: [item] });
      const end = this.#text.length;
      this.#splice(end, end, gap + list, [key], () => [item]);
      return this;
    }
    if (!isSeq(node) || node.flow) throw this.#cannotEdit(at);
    const splice = insertIntoSeq(this.#text, node, node.items.length, [text]);
    if (!splice) throw this.#cannotEdit(at);
    this.#splice(splice.start, splice.end, splice.text, at, old => [
      ...asList(old),
      item,
    ]);
    return this;
  }

  #node(at: Path): Node | undefined {
    return (this.#document.getIn(at, true) as Node | undefined) ?? undefined;
  }

  #like(node: Scalar, value: string): string {
    if (node.type === Scalar.QUOTE_DOUBLE) return JSON.stringify(value);
    if (node.type === Scalar.QUOTE_SINGLE) {
      return `'${value.replace(/'/g, "''")}'`;
    }
    return printScalar(value);
  }

  #parse(text: string): Document {
    const documents = parseDocuments(this.#path, text);
    if (documents.length !== 1) {
      throw new InputError(`${this.#path}: must hold one YAML document`);
    }
    return documents[0];
  }

  #splice(
    start: number,
    end: number,
    text: string,
    at: Path,
    change: (old: unknown) => unknown,
  ): void {
    this.#splices([{ start, end, text }], at, change);
  }

  #splices(
    splices: Splice[],
    at: Path,
    change: (old: unknown) => unknown,
  ): void {
    let edited = '';
    let copied = 0;
    for (const { start, end, text } of splices.sort(
      (a, b) => a.start - b.start,
    )) {
      edited += this.#text.slice(copied, start) + text;
      copied = end;
    }
    edited += this.#text.slice(copied);
    const document = this.#parse(edited);
    const value = valueOf(this.#path, document);
    const expected = withChange(this.#value, at, change);
    if (canonicalJson(value) !== canonicalJson(expected)) {
      throw this.#cannotEdit(at);
    }
    this.#text = edited;
    this.#document = document;
    this.#value = value;
  }

  #cannotEdit(at: Path): InputError {
    return new InputError(
      `${this.#path}: ${at.join(
        '.',
      )} is written in a way that the portal cannot edit without touching more than that`,
    );
  }
}

function withChange(
  value: unknown,
  [key, ...rest]: Path,
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const child = dig(value, key);
  const next =
    rest.length === 0 ? change(child) : withChange(child, rest, change);
  if (typeof key === 'number') return asList(value).with(key, next);
  return { ...asMap(value), [key]: next };
}
