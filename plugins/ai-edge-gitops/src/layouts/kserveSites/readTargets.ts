import { InputError } from '@backstage/errors';
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { parseDocuments, valueOf } from '../../yaml/parseYaml';
import { asMap, asText } from '../../yaml/narrow';

/**
 * One line of membership, and where it is in its file.
 *
 * @internal
 */
export interface TargetLine {
  site: string;
  run: string;
  /** From the start of the item's first line to the start of the line after it. */
  start: number;
  end: number;
  /** The value of `run`. */
  runStart: number;
  runEnd: number;
  /** The whole item, without its dash and what follows on its line. */
  itemStart: number;
  itemEnd: number;
  /** Day by which a pin or a canary is to be looked at. */
  until?: string;
  /** Run that a canary on this site alone goes back to. */
  from?: string;
  /** What else the line says. */
  more?: Record<string, unknown>;
}

const SITE = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const RUN = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** The form that the layout itself writes; a shard of it needs no YAML parser. */
const PLAIN =
  /^- \{ ?site: ([a-z][-a-z0-9.]*), run: ([A-Za-z][-A-Za-z0-9_.]*) ?\}$/;

function checked(path: string, line: TargetLine): TargetLine {
  if (!SITE.test(line.site) || !RUN.test(line.run)) {
    throw new InputError(
      `${path}: site and run of a line must be plain names, not ${JSON.stringify(
        line.site,
      )} and ${JSON.stringify(line.run)}`,
    );
  }
  return line;
}

function readPlain(text: string): TargetLine[] | undefined {
  const lines: TargetLine[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    const end = newline < 0 ? stop : newline + 1;
    const line = text.slice(start, stop);
    if (line !== '' && !line.startsWith('#')) {
      const match = PLAIN.exec(line);
      if (!match) return undefined;
      const runStart = start + line.indexOf(', run: ') + ', run: '.length;
      const runEnd = runStart + match[2].length;
      lines.push({
        site: match[1],
        run: match[2],
        start,
        end,
        runStart,
        runEnd,
        itemStart: start + '- '.length,
        itemEnd: start + line.trimEnd().length,
      });
    }
    start = end;
  }
  return lines;
}

function readItem(path: string, text: string, item: unknown, value: unknown) {
  const node = isMap(item) ? (item as YAMLMap<Node, Node>) : undefined;
  const run = node?.get('run', true);
  const site = asText(asMap(value).site);
  const runName = asText(asMap(value).run);
  if (
    !node?.range ||
    !isScalar(run) ||
    !run.range ||
    site === undefined ||
    runName === undefined
  ) {
    throw new InputError(`${path}: every item must hold site and run`);
  }
  const { site: _site, run: _run, until, from, ...more } = asMap(value);
  const [first, last] = node.range;
  const newline = text.indexOf('\n', last);
  const rest = newline < 0 ? text.length : newline + 1;
  return {
    site,
    run: runName,
    start: text.lastIndexOf('\n', first - 1) + 1,
    end: text[last - 1] === '\n' ? last : rest,
    runStart: run.range[0],
    runEnd: run.range[1],
    itemStart: first,
    itemEnd: first + text.slice(first, last).trimEnd().length,
    until: asText(until),
    from: asText(from),
    more,
  };
}

/**
 * The lines of a targets file in their order. Throws an `InputError` naming the file when it is no list of
 * `{site, run}`, names a site twice or is written as one flow list.
 *
 * @internal
 */
export function readTargets(path: string, text: string): TargetLine[] {
  const lines = readLines(path, text);
  const seen = new Set<string>();
  for (const { site } of lines) {
    if (seen.has(site)) {
      throw new InputError(`${path}: names site ${site} twice`);
    }
    seen.add(site);
  }
  return lines;
}

/**
 * The same, with sites that are named twice.
 *
 * @internal
 */
export function readLines(path: string, text: string): TargetLine[] {
  const lines = readPlain(text) ?? readAny(path, text);
  return lines.map(line => checked(path, line));
}

function readAny(path: string, text: string): TargetLine[] {
  const [document] = parseDocuments(path, text);
  const list = document?.contents;
  if (list === null || list === undefined) return [];
  if (!isSeq(list) || list.flow) {
    throw new InputError(`${path}: must be a list with one line a site`);
  }
  const values = valueOf(path, document) as unknown[];
  return list.items.map((item, i) => readItem(path, text, item, values[i]));
}
