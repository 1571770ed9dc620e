import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { lineEnd, lineStart, type Splice } from './insertIntoSeq';
import { printYaml } from './printYaml';

function rangeOf(node: unknown): [number, number, number] | undefined {
  return (node as Node | null | undefined)?.range ?? undefined;
}

/** Where the last thing that a pair says ends: ranges of collections run on to the next line. */
function endOf({ key, value }: Pair): number | undefined {
  if (isMap(value) && !value.flow && value.items.length > 0) {
    return endOf(value.items.at(-1)!);
  }
  if (isSeq(value) && !value.flow && value.items.length > 0) {
    const last = value.items.at(-1);
    if (isMap(last) && !last.flow && last.items.length > 0) {
      return endOf(last.items.at(-1)!);
    }
    return rangeOf(last)?.[1];
  }
  return rangeOf(value)?.[1] ?? rangeOf(key)?.[1];
}

/**
 * What puts entries in the place of one pair of a block map; no entries take the pair with its lines out. Without a
 * key the entries become the map's first ones. Undefined when the node is no such map or has no such pair.
 *
 * @internal
 */
export function pairSplice(
  source: string,
  map: unknown,
  key: string | undefined,
  entries: Record<string, unknown>,
): Splice | undefined {
  if (!isMap(map) || map.flow || map.items.length === 0) return undefined;
  const pair =
    key === undefined
      ? map.items[0]
      : map.items.find(item => isScalar(item.key) && item.key.value === key);
  const start = rangeOf(pair?.key)?.[0];
  const end = pair && endOf(pair);
  if (start === undefined || end === undefined) return undefined;
  const line = lineStart(source, start);
  const gap = `\n${' '.repeat(start - line)}`;
  const names = Object.keys(entries);
  const text = printYaml(entries).trimEnd().split('\n').join(gap);
  if (key === undefined) return { start, end: start, text: text + gap };
  if (names.length > 0) return { start, end, text };
  if (source.slice(line, start).trim() !== '') return undefined;
  return { start: line, end: lineEnd(source, end), text: '' };
}
