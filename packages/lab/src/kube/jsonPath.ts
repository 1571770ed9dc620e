/** Values at a JSON path of the small dialect that printer columns and feedback rules use: `.a.b[*].c`, `[?(@.x=="y")]`, `[0]`. */
export function jsonPathValues(object: unknown, path: string): unknown[] {
  let values: unknown[] = [object];
  for (const step of parse(path)) {
    values = values.flatMap(step).filter(value => value !== undefined);
  }
  return values;
}

type Step = (value: unknown) => unknown[];

const STEP =
  /\.?([A-Za-z0-9_-]+|\["[^"]+"\]|\['[^']+'\])|\[\*\]|\[(\d+)\]|\[\?\(@\.([A-Za-z0-9_.-]+)==("[^"]*"|'[^']*'|true|false|\d+)\)\]/y;

const parsed = new Map<string, Step[]>();

function parse(path: string): Step[] {
  const known = parsed.get(path);
  if (known) {
    return known;
  }
  const source = path.replace(/^\{|\}$/g, '').replace(/^\$/, '');
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < source.length) {
    const match = STEP.exec(source);
    if (!match) {
      throw new Error(`JSON path "${path}" is not understood`);
    }
    steps.push(stepOf(match));
  }
  parsed.set(path, steps);
  return steps;
}

function stepOf(match: RegExpExecArray): Step {
  const [text, name, index, field, literal] = match;
  if (name !== undefined) {
    const key = name.replace(/^\[["']|["']\]$/g, '');
    return value => [child(value, key)];
  }
  if (index !== undefined) {
    return value => (Array.isArray(value) ? [value[Number(index)]] : []);
  }
  if (text === '[*]') {
    return value => (Array.isArray(value) ? value : []);
  }
  const keys = field.split('.');
  const wanted = literal.replace(/^["']|["']$/g, '');
  return value =>
    Array.isArray(value)
      ? value.filter(item => String(keys.reduce(child, item)) === wanted)
      : [];
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
