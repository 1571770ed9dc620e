import { formatValue, type SearchValue } from './SearchRow';

const OPERATORS = ['<=', '>=', '!=', '!', '<', '>', '='] as const;
type Operator = (typeof OPERATORS)[number];

const AGO_MS: Record<string, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};
const AGO = /hour|day|week|month|year/;

function split(value: string): [Operator, string] {
  const operator = OPERATORS.find(prefix => value.startsWith(prefix));
  return operator ? [operator, value.slice(operator.length)] : ['=', value];
}

function like(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*')}$`).test(text);
}

function compare(operator: Operator, value: SearchValue, operand: string) {
  const text = formatValue(value);
  const order =
    typeof value === 'number'
      ? value - Number(operand)
      : Number(text > operand) - Number(text < operand);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    default:
      return order !== 0;
  }
}

/** Instants are only known as `hour`, `day`, … ago; any other word is no instant at all, which is before all. */
function comparesInstant(value: SearchValue, wanted: string): boolean {
  const [operator, word] = split(wanted);
  const then =
    word in AGO_MS
      ? `${new Date(Date.now() - AGO_MS[word]).toISOString().slice(0, 19)}Z`
      : '';
  return compare(operator === '=' ? '>' : operator, value, then);
}

function matchesPattern(value: SearchValue, wanted: string): boolean {
  const [operator, pattern] = split(wanted);
  return like(formatValue(value), pattern) === (operator === '=');
}

/** `key=value`, both with wildcards where one of the values has any; without `=` it is any key or value. */
function matchesMap(map: Record<string, string>, wanted: string): boolean {
  const [operator, operand] = split(wanted);
  const [key, ...rest] = operand.split('=');
  const found = Object.entries(map).some(([name, value]) =>
    rest.length > 0
      ? like(name, key) && like(value, rest.join('='))
      : like(name, key) || like(value, key),
  );
  return found === (operator === '=');
}

/**
 * Whether a property satisfies one of a filter's values, as the real API decides it. One that the row does not have
 * satisfies nothing, not even a negation. A word for a time span anywhere in any of the values (also in a cluster's
 * name, such as `holiday-1`) turns the whole filter into one about instants.
 */
export function matchValue(
  property: string,
  value: SearchValue | undefined,
  values: string[],
): boolean {
  if (value === undefined) return false;
  if (typeof value === 'object' && !Array.isArray(value)) {
    return values.some(wanted => matchesMap(value, wanted));
  }
  if (Array.isArray(value)) {
    return values.some(wanted =>
      value.some(one => matchesPattern(one, wanted)),
    );
  }
  if (values.some(wanted => AGO.test(wanted))) {
    return values.some(wanted => comparesInstant(value, wanted));
  }
  if (values.some(wanted => wanted.includes('*'))) {
    return values.some(wanted => matchesPattern(value, wanted));
  }
  // Kinds in lower case are compared without case, which is slow.
  if (property === 'kind' && values.some(wanted => /^[a-z]/.test(wanted))) {
    const kind = formatValue(value).toLocaleLowerCase('en');
    return values.some(wanted => wanted.toLocaleLowerCase('en') === kind);
  }
  return values.some(wanted =>
    compare(split(wanted)[0], value, split(wanted)[1]),
  );
}
