import { isSeq, type Node } from 'yaml';
import { lineEnd, lineStart, type Splice } from './insertIntoSeq';

/** Neighbours among sorted numbers, as first and last of each run. */
function runsOf(indexes: number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const index of [...new Set(indexes)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/**
 * What takes items out of a list, with the lines that they are on, and without touching the others. A list of which
 * nothing is left becomes `[]`. Undefined when the node is no list or has no such items.
 *
 * @internal
 */
export function removeFromSeq(
  source: string,
  node: Node | undefined,
  indexes: number[],
): Splice[] | undefined {
  if (!isSeq(node) || !node.range) return undefined;
  const ranges = node.items.map(item => (item as Node).range);
  if (ranges.some(range => !range)) return undefined;
  const items = ranges.map(range => range!);
  if (indexes.some(index => !items[index])) return undefined;
  const [start, end] = node.range;
  const runs = runsOf(indexes);
  const [first, last] = runs[0] ?? [0, -1];
  if (first === 0 && last === items.length - 1) {
    return [
      node.flow
        ? { start, end, text: '[]' }
        : {
            start: source.slice(0, start).trimEnd().length,
            end: items[last][1],
            text: ' []',
          },
    ];
  }
  if (node.flow) {
    return runs.map(([from, to]) =>
      from === 0
        ? { start: items[0][0], end: items[to + 1][0], text: '' }
        : { start: items[from - 1][1], end: items[to][1], text: '' },
    );
  }
  return indexes.map(index => {
    const dash = source.lastIndexOf('-', items[index][0] - 1);
    return {
      start: lineStart(source, dash),
      end: lineEnd(source, items[index][1]),
      text: '',
    };
  });
}
