import { printScalar } from '../../yaml/printYaml';
import { readTargets } from './readTargets';

/** A line to write. */
export interface NewTarget {
  site: string;
  run: string;
}

function print({ site, run }: NewTarget): string {
  return `- {site: ${printScalar(site)}, run: ${printScalar(run)}}\n`;
}

/**
 * Adds lines in sorted position. Everything that is there stays byte for byte.
 *
 * @internal
 */
export function addTargets(
  path: string,
  text: string,
  added: NewTarget[],
): string {
  const lines = readTargets(path, text);
  let result = '';
  let copied = 0;
  let next = 0;
  for (const target of [...added].sort((a, b) => (a.site < b.site ? -1 : 1))) {
    while (next < lines.length && lines[next].site < target.site) next += 1;
    // After the line before, not before the next one: a comment belongs to what follows it.
    const at = lines[next - 1]?.end ?? lines[0]?.start ?? text.length;
    result += text.slice(copied, at);
    if (result !== '' && !result.endsWith('\n')) result += '\n';
    result += print(target);
    copied = at;
  }
  return result + text.slice(copied);
}

/**
 * Gives lines another run. Comments and further fields of the lines stay.
 *
 * @internal
 */
export function setRuns(
  path: string,
  text: string,
  runs: ReadonlyMap<string, string>,
): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { site, runStart, runEnd } of readTargets(path, text)) {
    const run = runs.get(site);
    if (run === undefined) continue;
    pieces.push(text.slice(copied, runStart), printScalar(run));
    copied = runEnd;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** What a line says from now on. What it says of other things stays. */
export interface ChangedTarget {
  run: string;
  until?: string;
  from?: string;
}

/**
 * Writes lines anew: their run, and until when it is meant. `why` goes with an `until` that goes.
 *
 * @internal
 */
export function setTargets(
  path: string,
  text: string,
  targets: ReadonlyMap<string, ChangedTarget>,
): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const line of readTargets(path, text)) {
    const { site, itemStart, itemEnd, more = {} } = line;
    const target = targets.get(site);
    if (target === undefined) continue;
    const { why, ...others } = more;
    const { run, until, from } = target;
    const item = Object.entries({
      site,
      run,
      ...(until !== undefined && { until, why }),
      ...(from !== undefined && { from }),
      ...others,
    }).filter(([, value]) => value !== undefined);
    const printed = item.map(
      ([key, value]) =>
        `${key}: ${
          typeof value === 'string' ? printField(value) : JSON.stringify(value)
        }`,
    );
    pieces.push(text.slice(copied, itemStart), `{${printed.join(', ')}}`);
    copied = itemEnd;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** A day is written as people write it: no generator reads it. */
function printField(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : printScalar(value);
}

/**
 * Takes lines out, with the comment right above each; what stands at the top of the file is the file's.
 *
 * @internal
 */
export function removeTargets(
  path: string,
  text: string,
  sites: ReadonlySet<string>,
): string {
  const lines = readTargets(path, text);
  const pieces: string[] = [];
  let copied = 0;
  for (const [index, line] of lines.entries()) {
    if (!sites.has(line.site)) continue;
    const before = text.slice(copied, line.start);
    pieces.push(
      index === 0 ? before : before.replace(/(?<=^|\n)([ \t]*#[^\n]*\n)+$/, ''),
    );
    copied = line.end;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}
