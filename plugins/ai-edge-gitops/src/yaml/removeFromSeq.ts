import { isSeq, type Node } from 'yaml';
import { lineEnd, lineStart, type Splice } from './insertIntoSeq';

/**
 * What takes one item out of a list, with the line that it is on, and without touching the others. A list of one
 * becomes `[]`. Undefined when the node is no list or has no such item.
 *
 * @internal
 */
export function removeFromSeq(
  source: string,
  node: Node | undefined,
  index: number,
): Splice | undefined {
  if (!isSeq(node) || !node.range) return undefined;
  const ranges = node.items.map(item => (item as Node).range);
  const range = ranges[index];
  if (!range || ranges.some(other => !other)) return undefined;
  const [start, end] = node.range;
  if (ranges.length === 1) {
    return node.flow
      ? { start, end, text: '[]' }
      : {
          start: source.slice(0, start).trimEnd().length,
          end: range[1],
          text: ' []',
        };
  }
  if (node.flow) {
    return index === 0
      ? { start: range[0], end: ranges[1]![0], text: '' }
      : { start: ranges[index - 1]![1], end: range[1], text: '' };
  }
  const dash = source.lastIndexOf('-', range[0] - 1);
  return {
    start: lineStart(source, dash),
    end: lineEnd(source, range[1]),
    text: '',
  };
}
