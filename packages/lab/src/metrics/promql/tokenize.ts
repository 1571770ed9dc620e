import { PromqlError } from './PromqlError';

export interface Token {
  type: 'identifier' | 'number' | 'string' | 'duration' | 'symbol' | 'end';
  text: string;
  at: number;
}

const PATTERNS: [Token['type'], RegExp][] = [
  ['duration', /\d+(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*(?![A-Za-z0-9_])/y],
  ['number', /0x[0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['identifier', /[A-Za-z_:][A-Za-z0-9_:]*/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y],
  ['symbol', /=~|!~|!=|==|<=|>=|[-+*/%^(){}[\],=<>@:]/y],
];

function tokenAt(query: string, at: number): Token | undefined {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match) return { type, text: match[0], at };
  }
  return undefined;
}

export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const blank = /\s+|#[^\n]*/y;
    blank.lastIndex = at;
    const skipped = blank.exec(query);
    if (skipped) {
      at += skipped[0].length;
      continue;
    }
    const found = tokenAt(query, at);
    if (!found) {
      throw new PromqlError(
        `1:${at + 1}: parse error: unexpected character: '${query[at]}'`,
      );
    }
    tokens.push(found);
    at += found.text.length;
  }
  tokens.push({ type: 'end', text: 'end of input', at });
  return tokens;
}

const UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of a duration such as `1h30m`. */
export const secondsOf = (duration: string): number =>
  [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );

/** Text of a string token, without quotes and escapes. */
export function unquote(text: string): string {
  if (text[0] === '`') return text.slice(1, -1);
  return text.slice(1, -1).replace(/\\(.)/g, (_, character: string) => {
    const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
    return escapes[character] ?? character;
  });
}
