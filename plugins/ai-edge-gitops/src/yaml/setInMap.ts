import { isMap, isScalar, type Node } from 'yaml';
import { lineEnd, lineStart, type Splice } from './insertIntoSeq';
import { printYaml } from './printYaml';

/**
 * What gives a block map another value for one key, or takes the key out (`undefined`), with the lines that it is on
 * and without touching the others. A new key comes last. Undefined when that cannot be done in place.
 *
 * @internal
 */
export function setInMap(
  source: string,
  node: Node | undefined,
  key: string,
  value: unknown,
): Splice | undefined {
  if (!isMap(node) || node.flow || node.items.length === 0) return undefined;
  const ranges = node.items.map(item => {
    const start = (item.key as Node | null)?.range?.[0];
    const end = (item.value as Node | null)?.range?.[1];
    return start === undefined || end === undefined
      ? undefined
      : { start, end };
  });
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return undefined;
  const indent = ' '.repeat(first.start - lineStart(source, first.start));
  const text =
    value === undefined
      ? ''
      : `${printYaml({ [key]: value })
          .trimEnd()
          .split('\n')
          .map(line => (line === '' ? '' : indent + line))
          .join('\n')}\n`;
  const index = node.items.findIndex(
    item => isScalar(item.key) && item.key.value === key,
  );
  if (index < 0) {
    if (value === undefined) return { start: 0, end: 0, text: '' };
    const at = lineEnd(source, last.end);
    const gap = source[at - 1] === '\n' ? '' : '\n';
    return { start: at, end: at, text: gap + text };
  }
  const range = ranges[index];
  if (!range) return undefined;
  const start = lineStart(source, range.start);
  // The first key of a list's item shares its line with the dash.
  const before = source.slice(start, range.start);
  const end = lineEnd(source, range.end);
  if (before.trim() === '') return { start, end, text };
  return value === undefined
    ? undefined
    : { start: range.start, end, text: text.slice(indent.length) };
}
