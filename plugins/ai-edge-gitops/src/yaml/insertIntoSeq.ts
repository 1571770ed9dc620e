import { isScalar, isSeq, type Node } from 'yaml';

/** A replacement of `[start, end)` in a text. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Offset of the line after the one that `offset` is in, or that it ends. */
export function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}

/** Offset of the start of the line that `offset` is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * Where and how items go into a list, before the one at `index` and without touching the others. `texts` are the items
 * as YAML; their further lines are indented. Undefined when the node is no list.
 *
 * @internal
 */
export function insertIntoSeq(
  source: string,
  node: Node | undefined,
  index: number,
  texts: string[],
): Splice | undefined {
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  const inline = texts.join(', ');
  if (isScalar(node) && node.value === null) {
    return { start, end, text: `${start === end ? ' ' : ''}[${inline}]` };
  }
  if (!isSeq(node)) return undefined;
  const ranges = node.items.map(item => (item as Node).range);
  if (ranges.some(range => !range)) return undefined;
  const items = ranges.map(range => range!);
  if (node.flow || items.length === 0) {
    if (items.length === 0) return { start, end, text: `[${inline}]` };
    if (index < items.length) {
      const at = items[index][0];
      return { start: at, end: at, text: `${inline}, ` };
    }
    const at = items[items.length - 1][1];
    return { start: at, end: at, text: `, ${inline}` };
  }
  const dash = source.lastIndexOf('-', items[0][0] - 1);
  const indent = source.slice(lineStart(source, dash), dash);
  if (indent.trim() !== '') return undefined;
  const at =
    index === 0
      ? lineStart(source, dash)
      : lineEnd(source, items[index - 1][1]);
  const lines = texts.flatMap(text =>
    text
      .split('\n')
      .map((line, i) => indent + (i === 0 ? `- ${line}` : `  ${line}`)),
  );
  const gap = at > 0 && source[at - 1] !== '\n' ? '\n' : '';
  return { start: at, end: at, text: `${gap}${lines.join('\n')}\n` };
}
